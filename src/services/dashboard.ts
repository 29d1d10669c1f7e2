import { dashboard_get } from '../../contract/functions/dashboard_get'
import { call } from './cloud/call'

/** How many people there are, and what waits. For administrators. */
export const get = () => call('dashboard_get', dashboard_get, {})
