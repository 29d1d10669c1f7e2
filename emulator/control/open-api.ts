import { Hono } from 'hono'
import * as v from 'valibot'
import { AnswerShape, checkAnswer } from '../shared/open-api-answer'
import type { OpenApiState } from '../wechat/wechat'
import { takes } from './checked'
import { described, Nothing } from './described'

const Message = v.object({
  appid: v.string(),
  openid: v.string(),
  templateId: v.string(),
  data: v.record(v.string(), v.string()),
  page: v.exactOptional(v.string()),
  at: v.pipe(v.number(), v.description('ms since 1970, by the emulator')),
})
const Standing = v.object({
  answers: v.array(
    v.object({
      ...AnswerShape.entries,
      id: v.number(),
      given: v.pipe(v.number(), v.description('How many calls it has answered')),
    }),
  ),
  messages: v.array(Message),
})
const Added = v.object({ id: v.number() })

/** `/control/openapi`: see shared/open-api-answer.ts. */
export function openapiControlRoutes({ answers, subscriptions }: OpenApiState) {
  return new Hono()
    .get('/', described('What answers were set, and the messages that were sent', Standing), (context) =>
      context.var.answer({ answers: answers.list(), messages: subscriptions.sent() }),
    )
    .post(
      '/',
      described('Sets an answer of the open API', Added),
      takes(AnswerShape, checkAnswer),
      (context) => {
        const { id } = answers.add(context.req.valid('json'))
        return context.var.answer({ id })
      },
    )
    .delete('/', described('Removes every answer that was set', Nothing), (context) => {
      answers.clear()
      return context.var.answer({})
    })
    .delete('/:id', described('Removes an answer', Nothing), (context) => {
      answers.clear(Number(context.req.param('id')))
      return context.var.answer({})
    })
}
