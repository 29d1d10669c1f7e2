import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { describeFault, type Fault } from './fault'

/** Thrown instead of an answer where a fault replaces it by something that the door itself would never say. */
export class Struck extends Error {
  override readonly name = 'Struck'
  readonly #fault: Fault

  constructor(fault: Fault) {
    super(describeFault(fault))
    this.#fault = fault
  }

  /** The HTTP status that the fault answers with, if it does. */
  get status(): number | undefined {
    return this.#fault.status
  }

  answer(context: Context): Response {
    const { status, body } = this.#fault
    if (status !== undefined) return context.html(gatewayPage(status), status as ContentfulStatusCode)
    if (body !== undefined) return context.body(body, 200, { 'content-type': 'application/json' })
    const { incoming } = context.env as HttpBindings
    // A reset, not a mere end: what a broken network, and a load balancer that gives up, look like.
    incoming.socket.resetAndDestroy()
    return RESPONSE_ALREADY_SENT
  }
}

const gatewayPage = (status: number) =>
  `<html>\n<head><title>${status}</title></head>\n<body>\n<center><h1>${status}</h1></center>\n` +
  '<hr><center>nginx</center>\n</body>\n</html>\n'
