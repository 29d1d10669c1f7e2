import { Hono } from 'hono'
import * as v from 'valibot'
import { described, Nothing, takes } from './described'
import { jsonObject } from '../shared/json-object'
import { checkFault, FaultShape } from '../faults/check-fault'
import type { Faults } from '../faults/faults'

const Standing = v.object({
  faults: v.array(v.looseObject({ id: v.number(), struck: v.number(), route: v.string() })),
})
const Added = v.object({ id: v.number() })

/**
 * `/control/faults`
 *
 * - `GET` → `{ faults: (Fault & { id, struck })[] }`, those that may still strike
 * - `POST` a Fault (see fault.ts) → `{ id }`; HTTP 400 `{ error }` says what is wrong with it
 * - `DELETE` → `{}`: none any more; `DELETE /control/faults/:id`: that one
 */
export function faultRoutes(faults: Faults) {
  return new Hono()
    .get('/', described('The faults that may still strike', Standing), (context) =>
      context.json({ faults: faults.list() }),
    )
    .post('/', described('Adds a fault', Added), takes(FaultShape), async (context) => {
      try {
        const { id } = faults.add(checkFault(jsonObject(await context.req.text()) ?? {}))
        return context.json({ id })
      } catch (error) {
        return context.json({ error: (error as Error).message }, 400)
      }
    })
    .delete('/', described('Removes every fault', Nothing), (context) => {
      faults.clear()
      return context.json({})
    })
    .delete('/:id', described('Removes a fault', Nothing), (context) => {
      faults.clear(Number(context.req.param('id')))
      return context.json({})
    })
}
