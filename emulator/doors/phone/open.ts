import type { Platform } from '../../platform/platform'
import { excerptOf } from '../../trace/excerpt'
import { observed, type Observing } from '../observed'
import { ClientError } from './client-error'
import { firstPhone } from './first-phone'

/**
 * Hands out the phone of a mini program's first person. Where there is one mini program alone it is meant, whatever it is
 * called: a visitor's project in WeChat DevTools has an appid of its own. Rejects with ClientError where there is none.
 */
export function openPhone(
  {
    miniPrograms,
    people,
    phones,
    ...observing
  }: Observing & Pick<Platform, 'miniPrograms' | 'people' | 'phones'>,
  asked: unknown,
): Promise<{ phone: string }> {
  const [only, ...others] = miniPrograms.keys()
  const appid = others.length === 0 ? only : miniPrograms.get(String(asked))?.appid
  const call = {
    span: { door: 'phone', kind: 'openapi', action: 'open', appid } as const,
    place: { route: 'client', name: 'open' } as const,
    input: excerptOf({ appid: asked }),
    // The phone's handle is its log-in: it stands in no log.
    told: () => ({}),
  }
  return observed(observing, call, async () => {
    if (appid === undefined)
      throw new ClientError(
        -601004,
        `the emulator has no mini program ${String(asked)}, but ${[...miniPrograms.keys()].join(', ')}`,
      )
    return { phone: await firstPhone({ people, phones }, appid) }
  })
}
