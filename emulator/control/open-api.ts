import { Hono } from 'hono'
import * as v from 'valibot'
import { described, Nothing, takes } from './described'
import { jsonObject } from '../shared/json-object'
import { AnswerShape, checkAnswer } from '../shared/open-api-answer'
import type { OpenApiState } from '../wechat/wechat'

const Standing = v.object({
  answers: v.array(v.looseObject({ id: v.number(), given: v.number() })),
  messages: v.array(v.looseObject({})),
})
const Added = v.object({ id: v.number() })

/**
 * `/control/openapi`
 *
 * - `GET` → `{ answers, messages }`: what was set (OpenApiAnswer & { id, given }), and the subscribe messages that were sent
 * - `POST` an OpenApiAnswer (see answers.ts) → `{ id }`; HTTP 400 `{ error }` says what is wrong with it
 * - `DELETE` → `{}`: none any more; `DELETE /control/openapi/:id`: that one
 */
export function openapiControlRoutes({ answers, subscriptions }: OpenApiState) {
  return new Hono()
    .get('/', described('What answers were set, and the messages that were sent', Standing), (context) =>
      context.json({ answers: answers.list(), messages: subscriptions.sent() }),
    )
    .post('/', described('Sets an answer of the open API', Added), takes(AnswerShape), async (context) => {
      try {
        const { id } = answers.add(checkAnswer(jsonObject(await context.req.text())))
        return context.json({ id })
      } catch (error) {
        return context.json({ error: (error as Error).message }, 400)
      }
    })
    .delete('/', described('Removes every answer that was set', Nothing), (context) => {
      answers.clear()
      return context.json({})
    })
    .delete('/:id', described('Removes an answer', Nothing), (context) => {
      answers.clear(Number(context.req.param('id')))
      return context.json({})
    })
}
