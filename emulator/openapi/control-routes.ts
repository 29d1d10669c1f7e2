import { Hono } from 'hono'
import { jsonObject } from '../json-object'
import { checkAnswer } from './answers'
import type { OpenApiState } from './open-api-state'

/**
 * `/control/openapi`
 *
 * - `GET` → `{ answers, messages }`: what was set (OpenApiAnswer & { id, given }), and the subscribe messages that were sent
 * - `POST` an OpenApiAnswer (see answers.ts) → `{ id }`; HTTP 400 `{ error }` says what is wrong with it
 * - `DELETE` → `{}`: none any more; `DELETE /control/openapi/:id`: that one
 */
export function openapiControlRoutes({ answers, subscriptions }: OpenApiState) {
  return new Hono()
    .get('/', (context) => context.json({ answers: answers.list(), messages: subscriptions.sent() }))
    .post('/', async (context) => {
      try {
        const { id } = answers.add(checkAnswer(jsonObject(await context.req.text())))
        return context.json({ id })
      } catch (error) {
        return context.json({ error: (error as Error).message }, 400)
      }
    })
    .delete('/', (context) => {
      answers.clear()
      return context.json({})
    })
    .delete('/:id', (context) => {
      answers.clear(Number(context.req.param('id')))
      return context.json({})
    })
}
