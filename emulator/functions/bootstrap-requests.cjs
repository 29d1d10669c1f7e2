'use strict'
/**
 * Marks what a function sends to the emulator (WeChat's open API, as far as the function knows) with the span
 * that caused it, and leads what wx-server-sdk before 2.3 sends to hosts of its own there. Requests to anywhere else
 * are left alone.
 */
const diagnostics = require('node:diagnostics_channel')
const http = require('node:http')
const { syncBuiltinESMExports } = require('node:module')

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

  // node:http, and so request-promise, axios …: `http.client.request.start` is published when the headers are
  // already out, and `http.client.request.created` does not exist before Node 22.12. So the function is wrapped.
  const request = http.request
  http.request = /** @type {typeof http.request} */ (
    (/** @type {[any]} */ ...given) => {
      const made = request(.../** @type {[any]} */ (ledHere(given, port)))
      const span = currentSpan()
      if (span && !made.headersSent && hosts.has(String(made.getHeader('host'))))
        made.setHeader(spanHeader, span)
      return made
    }
  )
  http.get = /** @type {typeof http.get} */ (
    (/** @type {[any]} */ ...given) => {
      const made = http.request(...given)
      made.end()
      return made
    }
  )
  syncBuiltinESMExports()
}

/** Built into those SDKs, which do not ask TCB_CONTEXT_CNFG; always by node:http and with an object of options. */
const OLD_HOSTS = new Set(['tcb-admin.tencentyun.com', 'tcb-open.tencentyun.com'])

/** @param {any[]} given @param {string} port @returns {any[]} */
function ledHere([options, ...others], port) {
  if (!OLD_HOSTS.has(options?.hostname ?? options?.host)) return [options, ...others]
  const headers = Object.entries(options.headers ?? {}).filter(([name]) => name.toLowerCase() !== 'host')
  return [
    {
      ...options,
      host: '127.0.0.1',
      hostname: '127.0.0.1',
      port,
      path: `/sdk${options.path}`,
      headers: { ...Object.fromEntries(headers), host: `127.0.0.1:${port}` },
    },
    ...others,
  ]
}

module.exports = { markRequests }
