'use strict'
/**
 * Marks what a function sends to the emulator (WeChat's open API, as far as the function knows) with the span
 * that caused it. Requests to anywhere else are left alone.
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
      const made = request(...given)
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

module.exports = { markRequests }
