import { underFault } from '../faults/strike'
import type { Platform } from '../platform'
import { findBucket } from '../storage/storage'
import { STORAGE_ACTIONS } from '../storage/wechat/actions'
import { TcbError } from '../tcb-error'
import type { Authorised } from './authorise'
import { refusedByFault } from './refused-by-fault'

/** One `storage.*` action. Environment sharing does not reach files. */
export async function executeStorage(
  { storage, faults }: Platform,
  { environment: { env }, visiting }: Authorised,
  action: string,
  request: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const perform = STORAGE_ACTIONS.get(action)
  if (!perform) throw new TcbError('INVALID_ACTION', `the emulator does not know the action ${action}`)
  const bucket = findBucket(storage, env)
  if (visiting || !bucket)
    throw new TcbError('STORAGE_EXCEED_AUTHORITY', 'the files of another mini program cannot be reached')
  const work = () => Promise.resolve({ data: perform(storage, bucket, request) })
  return underFault(faults.at({ route: 'sdk', action, env }), work, refusedByFault)
}
