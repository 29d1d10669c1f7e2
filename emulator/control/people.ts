import { Hono } from 'hono'
import * as v from 'valibot'
import type { Platform } from '../platform/platform'
import { Mistake } from '../shared/mistake'
import { body } from './checked'
import { described, Nothing } from './described'

const Appid = v.object({ appid: v.string() })
const Named = v.object({ appid: v.string(), name: v.pipe(v.string(), v.minLength(1, 'be a name')) })
const Owner = v.object({ appid: v.string(), openid: v.string() })
const Invented = v.object({ openid: v.string(), name: v.string() })
const Phone = v.object({ phone: v.string() })

/** `/control/people`, `/phones` and `/tokens/revoke`: what there is of a mini program beside its environments. */
export function peopleRoutes(platform: Platform) {
  return new Hono()
    .post(
      '/people',
      described('A new person, kept over a restart', Invented),
      body(Named),
      async (context) => {
        const { appid, name } = context.req.valid('json')
        checkAppid(platform, appid)
        const { openid } = await platform.people.invent(appid, name)
        return context.var.answer({ openid, name })
      },
    )
    .post('/phones', described('The phone of a person', Phone), body(Owner), (context) => {
      const { appid, openid } = context.req.valid('json')
      const person = platform.people.find(appid, openid)
      if (!person) throw new Mistake(404, `The mini program "${appid}" has no such person.`)
      const { unionid } = person
      return context.var.answer({
        phone: platform.phones.handOut({ appid, openid, ...(unionid !== undefined && { unionid }) }),
      })
    })
    .post(
      '/tokens/revoke',
      described('Makes every access token of a mini program invalid (40001)', Nothing),
      body(Appid),
      (context) => {
        const { appid } = context.req.valid('json')
        checkAppid(platform, appid)
        platform.tokens.revoke(appid)
        return context.var.answer({})
      },
    )
}

function checkAppid({ miniPrograms }: Platform, appid: string): void {
  if (!miniPrograms.has(appid)) throw new Mistake(404, `There is no mini program "${appid}".`)
}
