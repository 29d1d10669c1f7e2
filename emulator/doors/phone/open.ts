import type { Platform } from '../../platform/platform'
import { excerptOf } from '../../trace/excerpt'
import { observed, type Observing } from '../observed'
import { ClientError } from './client-error'
import { firstPhone } from './first-phone'

/** Hands out the phone of a mini program's first person. Rejects with ClientError where there is no such mini program. */
export function openPhone(
  {
    miniPrograms,
    people,
    phones,
    ...observing
  }: Observing & Pick<Platform, 'miniPrograms' | 'people' | 'phones'>,
  asked: unknown,
): Promise<{ phone: string }> {
  const { appid } = miniPrograms.get(String(asked)) ?? {}
  const call = {
    span: { door: 'phone', kind: 'openapi', action: 'open', appid } as const,
    place: { route: 'client', name: 'open' } as const,
    input: excerptOf({ appid: asked }),
    // The phone's handle is its log-in: it stands in no log.
    told: () => ({}),
  }
  return observed(observing, call, async () => {
    if (appid === undefined)
      throw new ClientError(-601004, `the emulator has no mini program ${String(asked)}`)
    return { phone: await firstPhone({ people, phones }, appid) }
  })
}
