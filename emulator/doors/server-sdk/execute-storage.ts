import { excerptOf } from '../../trace/excerpt'
import { observed, type Observing } from '../observed'
import type { Platform } from '../../platform/platform'
import { findBucket } from '../../storage/storage'
import { filesOf, STORAGE_ACTIONS, wroteFiles } from '../../storage/wechat/actions'
import { TcbError } from '../../shared/tcb-error'
import type { Authorised } from './authorise'

/** One `storage.*` action. Environment sharing does not reach files. */
export async function executeStorage(
  { storage, ...observing }: Observing & Pick<Platform, 'storage'>,
  { caller, environment: { env, appid }, visiting }: Authorised,
  action: string,
  request: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const perform = STORAGE_ACTIONS.get(action)
  if (!perform) throw new TcbError('INVALID_ACTION', `the emulator does not know the action ${action}`)
  const bucket = findBucket(storage, env)
  if (visiting || !bucket)
    throw new TcbError('STORAGE_EXCEED_AUTHORITY', 'the files of another mini program cannot be reached')
  const call = {
    span: { door: 'server-sdk', kind: 'storage', action, env, appid, parent: caller.span } as const,
    place: { route: 'sdk', action, env } as const,
    input: excerptOf(filesOf(request)),
    told: ({ data }: { data: object }) => ({ ...wroteFiles(action), output: excerptOf(data) }),
  }
  return observed(observing, call, async () => ({ data: await perform(storage, bucket, request) }))
}
