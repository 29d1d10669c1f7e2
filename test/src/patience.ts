import { configure } from '@testing-library/react'
import { patience } from '../setup/patience'

// By default it waits for a second.
configure({ asyncUtilTimeout: patience.expect.poll.timeout })
