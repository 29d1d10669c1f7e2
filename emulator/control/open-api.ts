import { Hono } from 'hono'
import * as v from 'valibot'
import { writeToCustomerService } from '../doors/phone/write-to-customer-service'
import type { Platform } from '../platform/platform'
import { scanAddress } from '../platform/scan-address'
import { Mistake } from '../shared/mistake'
import { AnswerShape, checkAnswer } from '../shared/open-api-answer'
import { body, takes } from './checked'
import { described, Nothing } from './described'

const At = v.pipe(v.number(), v.description('ms since 1970, by the emulator'))
const sent = { appid: v.string(), openid: v.string(), at: At }
const Message = v.union([
  v.object({
    ...sent,
    templateId: v.string(),
    data: v.record(v.string(), v.string()),
    page: v.exactOptional(v.string()),
  }),
  v.object({ ...sent, msgtype: v.string(), body: v.record(v.string(), v.unknown()) }),
])
const Code = v.object({
  appid: v.string(),
  path: v.string(),
  at: At,
  url: v.pipe(v.string(), v.description('What stands in the picture')),
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
  codes: v.array(Code),
})
const Added = v.object({ id: v.number() })
const Written = v.object({
  appid: v.string(),
  openid: v.string(),
  content: v.pipe(v.string(), v.minLength(1, 'be a text')),
})

/** `/control/openapi`: see shared/open-api-answer.ts. */
export function openapiControlRoutes(platform: Platform) {
  const { answers, codes, messages } = platform.openapi
  return new Hono()
    .get(
      '/',
      described('What answers were set, the messages that were sent and the codes that were made', Standing),
      (context) =>
        context.var.answer({
          answers: answers.list(),
          messages: messages.list(),
          codes: codes.list().map((code) => ({ ...code, url: scanAddress(platform.url, code) })),
        }),
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
    .post(
      '/written',
      described('A person writes to the customer service', Nothing),
      body(Written),
      async (context) => {
        const { content, ...owner } = context.req.valid('json')
        if (!platform.people.find(owner.appid, owner.openid))
          throw new Mistake(404, `The mini program "${owner.appid}" has no such person.`)
        await writeToCustomerService(platform, owner, { content })
        return context.var.answer({})
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
