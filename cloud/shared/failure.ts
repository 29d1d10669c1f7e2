import { type Errcode, errmsgs } from '../../contract'

/** An expected refusal: becomes the answer `{ errcode, errmsg, data }`. Anything else thrown is a bug. */
export class Failure extends Error {
  override readonly name = 'Failure'
  constructor(
    readonly errcode: Errcode,
    message: string = errmsgs[errcode]({}),
    readonly data: unknown = null,
  ) {
    super(message)
  }
}
