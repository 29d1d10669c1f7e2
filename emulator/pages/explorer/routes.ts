import { Hono } from 'hono'
import { browserCode } from '../browser-code'
import { kept } from '../kept'
import { page } from './page'

/**
 * The page at `/`: the mini programs as phones, the calls between them as they happen, and what the
 * collections hold. It learns everything from `/control`, like any other client.
 */
export function explorerRoutes() {
  const code = kept(() => browserCode('explorer'))

  return new Hono()
    .get('/', (context) => context.html(page, 200, { 'cache-control': 'no-cache' }))
    .get('/explorer.js', async (context) => {
      const { script } = await code()
      return context.body(script, 200, { ...fresh, 'content-type': 'text/javascript; charset=utf-8' })
    })
    .get('/explorer.css', async (context) => {
      const { styles } = await code()
      return context.body(styles, 200, { ...fresh, 'content-type': 'text/css; charset=utf-8' })
    })
}

const fresh = { 'cache-control': 'no-cache' }
