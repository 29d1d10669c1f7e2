'use strict'
/**
 * Marks what a function sends to the emulator (WeChat's open API, as far as the function knows) with the span
 * that caused it, and leads there what it sends to the hosts that the emulator stands in for. Requests to anywhere else
 * are left alone.
 */
const diagnostics = require('node:diagnostics_channel')
const http = require('node:http')
const https = require('node:https')
const { syncBuiltinESMExports } = require('node:module')
const { urlToHttpOptions } = require('node:url')

/**
 * Host → where the emulator answers for it. The first two are built into wx-server-sdk before 2.3, which does not ask
 * TCB_CONTEXT_CNFG.
 */
const LED = new Map([
  ['tcb-admin.tencentyun.com', '/sdk'],
  ['tcb-open.tencentyun.com', '/sdk'],
  ['api.weixin.qq.com', '/api.weixin.qq.com'],
])

/**
 * @param {{ origin: string, spanHeader: string }} settings
 * @param {() => string | undefined} currentSpan
 */
function markRequests({ origin, spanHeader }, currentSpan) {
  const { port } = new URL(origin)
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])

  // fetch: https://undici.nodejs.org/#/docs/api/DiagnosticsChannel
  diagnostics.subscribe('undici:request:create', (message) => {
    const { request } = /** @type {{ request: any }} */ (message)
    const span = currentSpan()
    if (span && hosts.has(new URL(String(request.origin)).host)) request.addHeader(spanHeader, span)
  })
  // Node 16 has none.
  const { fetch } = globalThis
  if (fetch) globalThis.fetch = (resource, init) => fetch(addressHere(resource, origin), init)

  // node:http, and so request-promise, axios …: `http.client.request.start` is published when the headers are
  // already out, and `http.client.request.created` does not exist before Node 22.12. So the function is wrapped.
  const plain = http.request
  const secure = https.request
  const sent = (/** @type {any[]} */ given, /** @type {any} */ send) => {
    const led = ledHere(given, port)
    const made = led ? plain(.../** @type {[any]} */ (led)) : send(...given)
    const span = currentSpan()
    if (span && !made.headersSent && hosts.has(String(made.getHeader('host'))))
      made.setHeader(spanHeader, span)
    return made
  }
  http.request = /** @type {any} */ ((/** @type {any[]} */ ...given) => sent(given, plain))
  https.request = /** @type {any} */ ((/** @type {any[]} */ ...given) => sent(given, secure))
  for (const library of [http, https]) {
    library.get = /** @type {any} */ (
      (/** @type {[any]} */ ...given) => {
        const made = library.request(...given)
        made.end()
        return made
      }
    )
  }
  syncBuiltinESMExports()
}

/** What `fetch` is to ask instead. @param {any} resource @param {string} origin @returns {any} */
function addressHere(resource, origin) {
  const isRequest = resource instanceof globalThis.Request
  const address = parsed(String(isRequest ? resource.url : resource))
  const folder = address && LED.get(address.hostname)
  if (!address || folder === undefined) return resource
  const here = `${origin}${folder}${address.pathname}${address.search}`
  return isRequest ? new globalThis.Request(here, resource) : here
}

/** @param {string} address */
function parsed(address) {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}

/**
 * What `http.request` is to be given instead: an object of options. Undefined where the host is none of ours. The agent may
 * be one for https alone.
 * https://nodejs.org/api/http.html#httprequesturl-options-callback
 * @param {any[]} given @param {string} port @returns {any[] | undefined}
 */
function ledHere(given, port) {
  const isAddress = typeof given[0] === 'string' || given[0] instanceof URL
  const [address, ...rest] = isAddress ? given : [undefined, ...given]
  const [options, ...others] = typeof rest[0] === 'object' ? rest : [{}, ...rest]
  const whole = { ...(isAddress && urlToHttpOptions(new URL(String(address)))), ...options }
  const folder = LED.get(String(whole.hostname ?? whole.host).replace(/:\d+$/, ''))
  if (folder === undefined) return undefined
  const headers = Object.entries(whole.headers ?? {}).filter(([name]) => name.toLowerCase() !== 'host')
  const { agent: _, protocol: __, auth: ___, ...kept } = whole
  return [
    {
      ...kept,
      host: '127.0.0.1',
      hostname: '127.0.0.1',
      port,
      path: `${folder}${whole.path ?? '/'}`,
      headers: { ...Object.fromEntries(headers), host: `127.0.0.1:${port}` },
    },
    ...others,
  ]
}

module.exports = { markRequests }
