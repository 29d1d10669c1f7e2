import { Hono } from 'hono'
import { openAPIRouteHandler } from 'hono-openapi'
import type { ExtractSchema, MergeSchemaPath } from 'hono/types'
import type { Platform } from '../platform/platform'
import { callRoutes } from './calls'
import { clockRoutes } from './clock'
import { collectionRoutes } from './collections'
import { described, describedAs } from './described'
import { faultRoutes } from './faults'
import { functionRoutes } from './functions'
import { openapiControlRoutes } from './open-api'
import { paymentRoutes } from './payments'
import { peopleRoutes } from './people'
import { refuse } from './refuse'
import { resetRoutes, snapshotRoutes } from './snapshots'
import { describe, State } from './state'
import { storageControlRoutes } from './storage'
import { exportRoutes } from './transfer/export'
import { importRoutes } from './transfer/import'

/**
 * What the explorer and tests use; a phone never does. JSON; a mistake is HTTP 4xx `{ error }`. All of it is
 * described at `GET /control/openapi.json`, as OpenAPI 3.1, and typed by ControlApi.
 */
export function controlRoutes(platform: Platform) {
  const routes = typedRoutes(platform)
  const about = describedAs('This description', 'application/json')
  routes.get('/openapi.json', about, (context, next) => describing(context, next))
  const describing = description(platform, routes)
  return routes
}

/** path → method → what it takes and answers, in hono's terms. Paths begin behind `/control`. */
export type ControlApi = ExtractSchema<ReturnType<typeof typedRoutes>> &
  MergeSchemaPath<ExtractSchema<ReturnType<typeof importRoutes>>, '/collections'>

function typedRoutes(platform: Platform) {
  return new Hono()
    .onError(refuse)
    .get('/state', described('What there is', State), (context) => context.var.answer(describe(platform)))
    .route('/calls', callRoutes(platform.calls))
    .route('/faults', faultRoutes(platform.faults))
    .route('/openapi', openapiControlRoutes(platform))
    .route('/payments', paymentRoutes(platform))
    .route('/collections', exportRoutes(platform))
    .route('/collections', collectionRoutes(platform))
    .route('/clock', clockRoutes(platform.clock))
    .route('/snapshots', snapshotRoutes(platform.snapshots))
    .route('/reset', resetRoutes(platform.snapshots))
    .route('/storage', storageControlRoutes(platform.storage))
    .route('/', functionRoutes(platform))
    .route('/', peopleRoutes(platform))
}

/** OpenAPI 3.1. Import, which takes more than the other doors let through, is mounted elsewhere. */
function description(platform: Platform, routes: ReturnType<typeof typedRoutes>) {
  const all = new Hono()
  all.route('/control/collections', importRoutes(platform))
  all.route('/control', routes)
  const info = { title: "WeChat's cloud on a laptop: control API", version: '1', description: ABOUT }
  return openAPIRouteHandler(all, { documentation: { info }, excludeStaticFile: false })
}

const ABOUT =
  'For the explorer, tests and tools. Documents are EJSON; a mistake is { error }, a sentence that says what to do.'
