import { Hono } from 'hono'
import { type Bundle, bundleClient } from './bundle'
import { page } from './page'

/**
 * The page at `/`: the mini programs as phones, the calls between them as they happen, and what the
 * collections hold. It learns everything from `/control`, like any other client.
 */
export function explorerRoutes() {
  let bundle: Promise<Bundle> | undefined
  // Kept while it is good: a failure is tried again at the next request.
  const bundled = () => (bundle ??= bundleClient().catch(forget))
  const forget = (error: unknown): never => {
    bundle = undefined
    throw error
  }

  return new Hono()
    .get('/', (context) => context.html(page, 200, { 'cache-control': 'no-cache' }))
    .get('/explorer.js', async (context) => {
      const { script } = await bundled()
      return context.body(script, 200, { ...fresh, 'content-type': 'text/javascript; charset=utf-8' })
    })
    .get('/explorer.css', async (context) => {
      const { styles } = await bundled()
      return context.body(styles, 200, { ...fresh, 'content-type': 'text/css; charset=utf-8' })
    })
}

const fresh = { 'cache-control': 'no-cache' }
