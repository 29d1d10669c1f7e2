import { Hono } from 'hono'
import { openAPIRouteHandler } from 'hono-openapi'
import * as v from 'valibot'
import { faultRoutes } from './faults'
import { Mistake } from '../shared/mistake'
import { openapiControlRoutes } from './open-api'
import type { Platform } from '../platform/platform'
import { callRoutes } from './calls'
import { clockRoutes } from './clock'
import { collectionRoutes } from './collections'
import { body, described, Nothing, refuse } from './described'
import { functionRoutes } from './functions'
import { resetRoutes, snapshotRoutes } from './snapshots'
import { exportRoutes } from './transfer/export'
import { importRoutes } from './transfer/import'
import { describe } from './state'
import { storageControlRoutes } from './storage'

const Everything = v.object({
  url: v.string(),
  miniPrograms: v.array(v.looseObject({ appid: v.string(), name: v.string() })),
  environments: v.array(v.looseObject({ env: v.string(), appid: v.string() })),
})
const Appid = v.object({ appid: v.string() })
const Named = v.object({ appid: v.string(), name: v.pipe(v.string(), v.minLength(1, 'be a name')) })
const Owner = v.object({ appid: v.string(), openid: v.string() })
const Invented = v.object({ openid: v.string(), name: v.string() })
const Phone = v.object({ phone: v.string() })

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
 * - `/control/faults`, see faults.ts
 * - `/control/openapi`, see open-api.ts
 * - `GET  /control/openapi.json` → all of this as OpenAPI 3.1
 * - `POST /control/tokens/revoke` `{ appid }` → `{}`: every access token of it becomes invalid (40001)
 */
export function controlRoutes(platform: Platform) {
  const routes = new Hono()
  routes.get('/state', described('What there is', Everything), (context) => context.json(describe(platform)))
  routes.route('/calls', callRoutes(platform.calls))
  routes.route('/faults', faultRoutes(platform.faults))
  routes.route('/openapi', openapiControlRoutes(platform.openapi))
  routes.route('/collections', exportRoutes(platform))
  routes.route('/collections', collectionRoutes(platform))
  routes.route('/clock', clockRoutes(platform.clock))
  routes.route('/snapshots', snapshotRoutes(platform.snapshots))
  routes.route('/reset', resetRoutes(platform.snapshots))
  routes.onError(refuse)
  routes.route('/storage', storageControlRoutes(platform.storage))
  routes.route('/', functionRoutes(platform))

  routes.post('/people', described('A new person', Invented), body(Named), async (context) => {
    const { appid, name } = context.req.valid('json')
    if (!platform.miniPrograms.has(appid)) throw noMiniProgram(appid)
    return context.json(await platform.people.invent(appid, name))
  })

  routes.post('/phones', described('The phone of a person', Phone), body(Owner), (context) => {
    const { appid, openid } = context.req.valid('json')
    const person = platform.people.find(appid, openid)
    if (!person) throw new Mistake(404, `The mini program "${appid}" has no such person.`)
    const { unionid } = person
    return context.json({
      phone: platform.phones.handOut({ appid, openid, ...(unionid !== undefined && { unionid }) }),
    })
  })

  routes.post('/tokens/revoke', described('Makes every token invalid', Nothing), body(Appid), (context) => {
    const { appid } = context.req.valid('json')
    if (!platform.miniPrograms.has(appid)) throw noMiniProgram(appid)
    platform.tokens.revoke(appid)
    return context.json({})
  })
  const about = described('This description', v.looseObject({}))
  routes.get('/openapi.json', about, (context, next) => describing(context, next))
  const describing = description(platform, routes)
  return routes
}

/** OpenAPI 3.1. Import, which takes more than the other doors let through, is mounted elsewhere. */
function description(platform: Platform, routes: Hono) {
  const all = new Hono()
  all.route('/control/collections', importRoutes(platform))
  all.route('/control', routes)
  const info = { title: "WeChat's cloud on a laptop: control API", version: '1', description: ABOUT }
  return openAPIRouteHandler(all, { documentation: { info }, excludeStaticFile: false })
}

const ABOUT =
  'For the explorer, tests and tools. Documents are EJSON; a mistake is { error }, a sentence that says what to do.'
const noMiniProgram = (appid: string) => new Mistake(404, `There is no mini program "${appid}".`)
