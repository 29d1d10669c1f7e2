import { Hono } from 'hono'
import * as v from 'valibot'
import { checkFault, FaultShape, possible } from '../faults/check-fault'
import { EFFECTS, type Route } from '../faults/fault'
import type { Faults } from '../faults/faults'
import { takes } from './checked'
import { described, Nothing } from './described'

const effects = v.array(v.picklist(EFFECTS))
const possibleEffects = {
  token: effects,
  stable_token: effects,
  invokecloudfunction: effects,
  tcb: effects,
  sdk: effects,
  client: effects,
  storage: effects,
  function: effects,
} satisfies Record<Route, v.GenericSchema>

const Standing = v.object({
  faults: v.array(
    v.object({
      ...FaultShape.entries,
      id: v.number(),
      struck: v.pipe(v.number(), v.description('How often it has struck')),
    }),
  ),
  possible: v.pipe(v.object(possibleEffects), v.description('The effects that each route can have')),
})
const Added = v.object({ id: v.number() })

/** `/control/faults`: see faults/fault.ts. */
export function faultRoutes(faults: Faults) {
  return new Hono()
    .get('/', described('The faults that may still strike', Standing), (context) =>
      context.var.answer({ faults: faults.list(), possible }),
    )
    .post('/', described('Adds a fault', Added), takes(FaultShape, checkFault), (context) => {
      const { id } = faults.add(context.req.valid('json'))
      return context.var.answer({ id })
    })
    .delete('/', described('Removes every fault', Nothing), (context) => {
      faults.clear()
      return context.var.answer({})
    })
    .delete('/:id', described('Removes a fault', Nothing), (context) => {
      faults.clear(Number(context.req.param('id')))
      return context.var.answer({})
    })
}
