import { Hono } from 'hono'
import { faultRoutes } from '../faults/routes'
import { functionControlRoutes } from '../functions/control-routes'
import { jsonObject } from '../json-object'
import { openapiControlRoutes } from '../openapi/control-routes'
import type { Platform } from '../platform'
import { callRoutes } from './calls'
import { clockRoutes } from './clock'
import { collectionRoutes } from './collections'
import { refuse } from './described'
import { functionRoutes } from './functions'
import { resetRoutes, snapshotRoutes } from './snapshots'
import { exportRoutes } from './transfer/export'
import { describe } from './state'
import { storageControlRoutes } from './storage'

/**
 * What the explorer and tests use; a phone never does. JSON; a mistake is HTTP 4xx `{ error }`.
 *
 * - `GET  /control/state` → `{ url, miniPrograms, environments }`, see state.ts
 * - `POST /control/people` `{ appid, name }` → `{ openid, name }`: a new person, kept over a restart
 * - `POST /control/phones` `{ appid, openid }` → `{ phone }`: the phone of a person
 * - `/control/calls`, see calls.ts
 * - `/control/collections`, `/clock`, `/snapshots`, `/reset`: see the files named so
 * - `/control/storage`, see storage.ts
 * - `/control/functions/:env`, `/control/call`, see functions.ts
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
  routes.route('/collections', exportRoutes(platform))
  routes.route('/collections', collectionRoutes(platform))
  routes.route('/clock', clockRoutes(platform.clock))
  routes.route('/snapshots', snapshotRoutes(platform.snapshots))
  routes.route('/reset', resetRoutes(platform.snapshots))
  routes.onError(refuse)
  routes.route('/storage', storageControlRoutes(platform.storage))
  routes.route('/', functionRoutes(platform))

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
