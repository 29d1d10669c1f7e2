import { Errcode } from '@contract'
import { isCode } from '../cloud/errors'
import { Setback } from '../outbox/setback'

/** The store took no file: the ticket has ended, or does not fit. */
export class NotTaken extends Setback {
  constructor(readonly status: number) {
    super(`The store answered ${status}`)
  }
}

/** Does another try need another ticket? What was uploaded with this one is nobody's, and swept. */
export const wantsTicket = (error: unknown) =>
  (error instanceof NotTaken && error.status < 500) ||
  [Errcode.IMAGE_NOT_AS_PROMISED, Errcode.IMAGE_NOT_FOUND, Errcode.LINK_NOT_PERMANENT].some((code) =>
    isCode(error, code),
  )
