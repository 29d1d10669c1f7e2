import { users_count } from '../../contract/functions/users_count'
import { handler } from '../shared/handler'
import { countThat } from '../shared/people'

export const main = handler({ users_count }, ({ input, caller }) => countThat(caller, input))
