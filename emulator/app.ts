import { Hono } from 'hono'
import { bodyLimit } from './body-limit'
import { h5Routes } from './client/h5'
import { clientRoutes } from './client/routes'
import { controlRoutes } from './control/routes'
import { importRoutes } from './control/transfer/import'
import { explorerRoutes } from './explorer/routes'
import { loopbackOnly } from './loopback-only'
import { openapiRoutes } from './openapi/routes'
import type { Platform } from './platform'
import { serverSdkRoutes } from './server-sdk/routes'
import { storageRoutes } from './storage/routes'

const MAX_BODY = 6 * 1024 * 1024

/** Every door of the cloud. */
export function createApp(platform: Platform) {
  const app = new Hono()
  app.route('/storage', storageRoutes(platform))
  app.use(loopbackOnly)
  app.route('/sdk', serverSdkRoutes(platform))
  app.route('/control/collections', importRoutes(platform))
  app.use(bodyLimit(MAX_BODY, (context) => context.json({ error: 'The request is too large.' }, 413)))
  app.route('/client', clientRoutes(platform))
  app.route('/h5', h5Routes(platform))
  app.route('/control', controlRoutes(platform))
  app.route('/', explorerRoutes())
  app.route('/', openapiRoutes(platform))
  app.notFound((context) => context.json({ error: `There is nothing at ${context.req.path}.` }, 404))
  return app
}
