import type { MiddlewareHandler, TypedResponse } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import * as v from 'valibot'
import { AS_SENT } from './checked'

/** Sends what a route answers: the compiler holds it against the schema that the route is described with. */
type Answer<Schema extends v.GenericSchema> = (
  value: v.InferInput<Schema>,
) => Response & TypedResponse<v.InferOutput<Schema>, 200, 'json'>

type Answering<Schema extends v.GenericSchema> = MiddlewareHandler<{ Variables: { answer: Answer<Schema> } }>

/**
 * What a route is for and answers, for `/control/openapi.json` and for whoever asks in TypeScript (api.ts): the route
 * sends it by `context.var.answer`. What it takes: checked.ts.
 */
export function described<const Schema extends v.GenericSchema>(
  summary: string,
  answer: Schema,
): Answering<Schema> {
  const send: Answering<Schema> = (context, next) => {
    context.set('answer', (value) => context.json(value) as never)
    return next()
  }
  return Object.assign(send, descriptionOf(summary, answer, 'application/json'))
}

/** Of a route that answers something else than JSON. */
export function describedAs(summary: string, type: string): MiddlewareHandler {
  return Object.assign<MiddlewareHandler, object>(
    (_context, next) => next(),
    descriptionOf(summary, v.string(), type),
  )
}

function descriptionOf(summary: string, answer: v.GenericSchema, type: string) {
  const content = (schema: v.GenericSchema, as = 'application/json') => ({
    [as]: { schema: resolver(schema, AS_SENT) },
  })
  return describeRoute({
    summary,
    responses: {
      200: { description: 'Done', content: content(answer, type) },
      '4XX': { description: 'A mistake, in a sentence', content: content(Failure) },
      '5XX': { description: 'What failed, in a sentence', content: content(Failure) },
    },
  })
}

const Failure = v.object({ error: v.string() })

/** What a route answers that has nothing to tell. */
export const Nothing = v.object({})
