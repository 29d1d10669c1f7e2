import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Platform } from '../../platform/platform'
import { browserCode } from '../browser-code'
import { kept } from '../kept'
import { page } from './page'

/**
 * The page at `/`: the mini programs as phones, the calls between them as they happen, and what the
 * collections hold. It learns everything from `/control`, like any other client.
 */
export function explorerRoutes({ name }: Pick<Platform, 'name'>) {
  const code = kept(() => browserCode('explorer'))

  return new Hono()
    .get('/', guarded, (context) => context.html(page(name ?? 'Local cloud'), 200, fresh))
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

/** Only what the emulator itself serves, and in nobody's frame: the page may change everything that there is. */
const guarded = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    frameSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
})
