import { Errcode } from '@contract'
import { isCode } from './errors'

/** After so long another call is heard again: ms. */
const PAUSE = 1_500

/** One of many calls in a row: where it comes too soon after the others, it is made again. @throws what `call` throws otherwise */
export async function patiently<Result>(call: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await call()
    } catch (error) {
      if (!isCode(error, Errcode.TOO_MANY_CALLS)) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }
}
