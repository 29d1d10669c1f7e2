import { excerptOf } from '../../trace/excerpt'
import { struckBy, underFault } from '../../faults/strike'
import type { Platform } from '../../platform/platform'
import { findBucket } from '../../storage/storage'
import { STORAGE_ACTIONS } from '../../storage/wechat/actions'
import { TcbError } from '../../shared/tcb-error'
import type { Authorised } from './authorise'
import { refusedByFault } from '../refused-by-fault'

/** One `storage.*` action. Environment sharing does not reach files. */
export async function executeStorage(
  { storage, faults, calls }: Platform,
  { caller, environment: { env, appid }, visiting }: Authorised,
  action: string,
  request: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const perform = STORAGE_ACTIONS.get(action)
  if (!perform) throw new TcbError('INVALID_ACTION', `the emulator does not know the action ${action}`)
  const bucket = findBucket(storage, env)
  if (visiting || !bucket)
    throw new TcbError('STORAGE_EXCEED_AUTHORITY', 'the files of another mini program cannot be reached')
  const span = calls.start({ kind: 'storage', name: action, env, appid, parent: caller.span })
  const strike = faults.at({ route: 'sdk', action, env })
  const { path, file_list, fileid_list } = request
  const input = excerptOf({ path, file_list, fileid_list })
  try {
    const work = async () => ({ data: await perform(storage, bucket, request) })
    const answer = await underFault(strike, work, refusedByFault)
    span.finish({ errcode: 0, ...struckBy(strike) }, { input, output: excerptOf(answer.data) })
    return answer
  } catch (error) {
    const errcode = error instanceof TcbError ? error.code : 'SYS_ERR'
    span.finish({ errcode, ...struckBy(strike) }, { input, error: excerptOf((error as Error).message) })
    throw error
  }
}
