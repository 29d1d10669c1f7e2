import { Hono } from 'hono'
import * as v from 'valibot'
import type { Clock } from '../shared/clock'
import { body } from './checked'
import { described } from './described'

const Time = v.object({
  now: v.pipe(v.number(), v.description('ms since 1970, by the emulator')),
  ahead: v.pipe(v.number(), v.description('ms that it is ahead of the real time')),
})

/** A hundred years, ms. */
const FAR = 100 * 366 * 86_400_000
const Advance = v.object({
  advance: v.pipe(
    v.number(),
    v.minValue(0, 'be 0 or more: DELETE goes back to the real time'),
    v.maxValue(FAR, 'be at most a hundred years'),
    v.description('ms'),
  ),
})

/** `/control/clock`: the clock that tokens, links and the database go by. */
export function clockRoutes(clock: Clock) {
  const time = () => ({ now: clock.now(), ahead: clock.ahead() })
  return new Hono()
    .get('/', described('The time of the emulator', Time), (context) => context.var.answer(time()))
    .post('/', described('Moves the clock forward', Time), body(Advance), (context) => {
      clock.advance(context.req.valid('json').advance)
      return context.var.answer(time())
    })
    .delete('/', described('Goes back to the real time', Time), (context) => {
      clock.reset()
      return context.var.answer(time())
    })
}
