import { Hono } from 'hono'
import { jsonObject } from '../json-object'
import { checkFault } from './check-fault'
import type { Faults } from './faults'

/**
 * `/control/faults`
 *
 * - `GET` → `{ faults: (Fault & { id, struck })[] }`, those that may still strike
 * - `POST` a Fault (see fault.ts) → `{ id }`; HTTP 400 `{ error }` says what is wrong with it
 * - `DELETE` → `{}`: none any more; `DELETE /control/faults/:id`: that one
 */
export function faultRoutes(faults: Faults) {
  return new Hono()
    .get('/', (context) => context.json({ faults: faults.list() }))
    .post('/', async (context) => {
      try {
        const { id } = faults.add(checkFault(jsonObject(await context.req.text()) ?? {}))
        return context.json({ id })
      } catch (error) {
        return context.json({ error: (error as Error).message }, 400)
      }
    })
    .delete('/', (context) => {
      faults.clear()
      return context.json({})
    })
    .delete('/:id', (context) => {
      faults.clear(Number(context.req.param('id')))
      return context.json({})
    })
}
