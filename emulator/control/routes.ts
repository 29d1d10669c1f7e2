import { Hono } from 'hono'
import { faultRoutes } from '../faults/routes'
import { functionControlRoutes } from '../functions/control-routes'
import { jsonObject } from '../json-object'
import { openapiControlRoutes } from '../openapi/control-routes'
import type { Platform } from '../platform'
import { callRoutes } from './calls'
import { describe } from './state'
import { storageControlRoutes } from './storage'

/**
 * What the explorer and tests use; a phone never does. JSON; a mistake is HTTP 4xx `{ error }`.
 *
 * - `GET  /control/state` → `{ url, miniPrograms, environments }`, see state.ts
 * - `POST /control/people` `{ appid, name }` → `{ openid, name }`: a new person, kept over a restart
 * - `POST /control/phones` `{ appid, openid }` → `{ phone }`: the phone of a person
 * - `/control/calls`, see calls.ts
 * - `GET  /control/collections/:env/:name?skip=0&limit=20` → `{ total, documents }`, at most 100
 * - `GET  /control/storage` → `{ buckets: [{ name, env?, public, count, size }] }`
 * - `GET  /control/storage/:bucket` → `{ objects }`, each with its permanent `link`; an environment's id will do too
 * - `/control/faults`, see faults/routes.ts
 * - `/control/functions`, see functions/control-routes.ts
 * - `/control/openapi`, see openapi/control-routes.ts
 * - `POST /control/tokens/revoke` `{ appid }` → `{}`: every access token of it becomes invalid (40001)
 */
export function controlRoutes(platform: Platform) {
  const routes = new Hono()
  routes.get('/state', (context) => context.json(describe(platform)))
  routes.route('/calls', callRoutes(platform.calls))
  routes.route('/faults', faultRoutes(platform.faults))
  routes.route('/functions', functionControlRoutes(platform))
  routes.route('/openapi', openapiControlRoutes(platform.openapi))
  routes.route('/storage', storageControlRoutes(platform.storage))

  routes.post('/people', async (context) => {
    const { appid, name } = strings(await context.req.text())
    if (!appid || !platform.miniPrograms.has(appid)) return context.json({ error: noMiniProgram(appid) }, 404)
    if (!name) return context.json({ error: 'A person needs a name.' }, 400)
    return context.json(await platform.people.invent(appid, name))
  })

  routes.post('/phones', async (context) => {
    const { appid = '', openid = '' } = strings(await context.req.text())
    const person = platform.people.find(appid, openid)
    if (!person) return context.json({ error: `The mini program "${appid}" has no such person.` }, 404)
    const { unionid } = person
    return context.json({
      phone: platform.phones.handOut({ appid, openid, ...(unionid !== undefined && { unionid }) }),
    })
  })

  routes.get('/collections/:env/:name', (context) => {
    const { env, name } = context.req.param()
    const database = platform.environments.get(env)?.database
    if (!database?.collections().includes(name)) {
      return context.json({ error: `There is no collection "${name}" in "${env}".` }, 404)
    }
    const skip = wholeNumber(context.req.query('skip'), 0)
    const limit = Math.min(wholeNumber(context.req.query('limit'), 20), 100)
    const documents = database.find(name, {}, { skip, limit })
    return context.json({ total: database.count(name), documents })
  })

  routes.post('/tokens/revoke', async (context) => {
    const { appid } = strings(await context.req.text())
    if (!appid || !platform.miniPrograms.has(appid)) return context.json({ error: noMiniProgram(appid) }, 404)
    platform.tokens.revoke(appid)
    return context.json({})
  })
  return routes
}

/** The fields of a JSON object that are strings. */
function strings(body: string): Record<string, string | undefined> {
  const fields = Object.entries(jsonObject(body) ?? {})
  return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'))
}

function noMiniProgram(appid: string | undefined) {
  return `There is no mini program "${appid ?? ''}".`
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  const number = Number(text)
  return text !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : otherwise
}
