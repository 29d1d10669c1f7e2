import type { Context, Env, MiddlewareHandler } from 'hono'
import { describeRoute, resolver, uniqueSymbol } from 'hono-openapi'
import * as v from 'valibot'
import type { Database } from '../database/database'
import { Mistake } from '../shared/mistake'
import type { Platform } from '../platform/platform'
import { TcbError } from '../shared/tcb-error'

/** What a route is for and answers, for `/control/openapi.json`. What it takes: `body` and `query`. */
export function described(
  summary: string,
  answer: v.GenericSchema,
  type = 'application/json',
): MiddlewareHandler {
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

/** A JSON object, whatever its Content-Type says: `context.req.valid('json')`. */
export function body<Schema extends v.GenericSchema>(schema: Schema) {
  return checked('json', schema, async (context) => {
    try {
      return JSON.parse(await context.req.text()) as unknown
    } catch (error) {
      throw new Mistake(400, `The request is not JSON: ${(error as Error).message}.`)
    }
  })
}

/** The JSON object of a route that checks it in its own words. */
export const takes = (schema: v.GenericSchema): MiddlewareHandler =>
  Object.assign<MiddlewareHandler, object>((_context, next) => next(), documented('json', schema))

/** What follows the question mark: `context.req.valid('query')`. */
export function query<Schema extends v.GenericSchema>(schema: Schema) {
  return checked('query', schema, (context) => context.req.query())
}

/** @throws Mistake where there is no such environment */
export function databaseIn(environments: Platform['environments'], env = ''): Database {
  const database = environments.get(env)?.database
  if (!database) throw new Mistake(404, `There is no environment "${env}".`)
  return database
}

/** For `onError`: whoever asked hears a sentence. */
export function refuse(error: Error, context: Context): Response {
  if (error instanceof Mistake) return context.json({ error: error.message }, error.status)
  if (!(error instanceof TcbError))
    return context.json({ error: `The emulator failed: ${error.message}` }, 500)
  const { code, message } = error
  if (code === 'SYS_ERR') return context.json({ error: message }, 500)
  return context.json({ error: message }, code === 'DATABASE_COLLECTION_NOT_EXIST' ? 404 : 400)
}

const AS_SENT = { typeMode: 'input' }

type Checks<Target extends string, Schema extends v.GenericSchema> = MiddlewareHandler<
  Env,
  string,
  {
    in: { [Name in Target]: v.InferInput<Schema> }
    out: { [Name in Target]: v.InferOutput<Schema> }
  }
>

function checked<Target extends 'json' | 'query', Schema extends v.GenericSchema>(
  target: Target,
  schema: Schema,
  read: (context: Context) => unknown,
): Checks<Target, Schema> {
  const check: Checks<Target, Schema> = async (context, next) => {
    const { success, output, issues } = v.safeParse(schema, await read(context))
    if (!success) throw new Mistake(400, sentence(issues[0]))
    context.req.addValidatedData(target, output as object)
    return next()
  }
  return Object.assign(check, documented(target, schema))
}

const documented = (target: string, schema: v.GenericSchema) => ({
  [uniqueSymbol]: { target, ...resolver(schema, AS_SENT) },
})

/** A schema's own message goes on after "must", such as `be a whole number`. */
function sentence(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  const subject = path === null ? 'The request' : `The field "${path}"`
  if (issue.received === 'undefined') return `${subject} is missing.`
  if (issue.message.startsWith('Invalid'))
    return `${subject} must be ${String(issue.expected)}, not ${issue.received}.`
  return `${subject} must ${issue.message}.`
}
