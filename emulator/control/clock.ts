import { Hono } from 'hono'
import * as v from 'valibot'
import type { Clock } from '../shared/clock'
import { body, described } from './described'

const Time = v.object({
  now: v.pipe(v.number(), v.description('ms since 1970, by the emulator')),
  ahead: v.pipe(v.number(), v.description('ms that it is ahead of its start')),
})

/** A hundred years, ms. */
const FAR = 100 * 366 * 86_400_000
const Advance = v.object({
  advance: v.pipe(
    v.number(),
    v.minValue(0, 'be 0 or more: the clock only goes forward'),
    v.maxValue(FAR, 'be at most a hundred years'),
    v.description('ms'),
  ),
})

/** `/control/clock`: the clock that tokens, links and the database go by. */
export function clockRoutes(clock: Clock) {
  const time = () => ({ now: clock.now(), ahead: clock.ahead() })
  return new Hono()
    .get('/', described('The time of the emulator', Time), (context) => context.json(time()))
    .post('/', described('Moves the clock forward', Time), body(Advance), (context) => {
      clock.advance(context.req.valid('json').advance)
      return context.json(time())
    })
}
