import { Hono } from 'hono'
import { bodyLimit } from './http/body-limit'
import { h5Routes } from './pages/h5'
import { clientRoutes } from './doors/phone/routes'
import { controlRoutes } from './control/routes'
import { importRoutes } from './control/transfer/import'
import { wxRoutes } from './pages/wx/routes'
import { explorerRoutes } from './pages/explorer/routes'
import { loopbackOnly } from './http/loopback-only'
import { LED_HERE, openapiRoutes } from './doors/open-api/routes'
import type { Platform } from './platform/platform'
import { serverSdkRoutes } from './doors/server-sdk/routes'
import { pathOf } from './doors/object-store/address'
import { storageRoutes } from './doors/object-store/routes'

const MAX_BODY = 6 * 1024 * 1024

/** Every door of the cloud. */
export function createApp(platform: Platform) {
  const app = new Hono({ getPath: pathOf })
  app.route('/storage', storageRoutes(platform))
  app.use(loopbackOnly)
  app.route('/sdk', serverSdkRoutes(platform))
  app.route('/control/collections', importRoutes(platform))
  app.use(bodyLimit(MAX_BODY, (context) => context.json({ error: 'The request is too large.' }, 413)))
  app.route('/client', wxRoutes())
  app.route('/client', clientRoutes(platform))
  app.route('/h5', h5Routes(platform))
  app.route('/control', controlRoutes(platform))
  app.route('/', explorerRoutes(platform))
  app.route(LED_HERE, openapiRoutes(platform, { led: true }))
  app.route('/', openapiRoutes(platform))
  app.notFound((context) => context.json({ error: `There is nothing at ${context.req.path}.` }, 404))
  return app
}
