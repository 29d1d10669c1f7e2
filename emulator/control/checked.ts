import type { Context, Env, MiddlewareHandler } from 'hono'
import { resolver, uniqueSymbol } from 'hono-openapi'
import * as v from 'valibot'
import { jsonObject } from '../shared/json-object'
import { Mistake } from '../shared/mistake'

/** A schema is described as what is sent over the wire; what JSON Schema has no words for may be anything. */
export const AS_SENT = { typeMode: 'input', errorMode: 'ignore' }

/** A JSON object, whatever its Content-Type says: `context.req.valid('json')`. */
export function body<Schema extends v.GenericSchema>(schema: Schema): Checks<'json', Schema> {
  return checked('json', schema, async (context) => accepted(schema, await jsonOf(context)))
}

/** The JSON object of a route that has its own words for what is wrong with it, which `check` throws. */
export function takes<Schema extends v.GenericSchema, Checked extends object>(
  schema: Schema,
  check: (given: Record<string, unknown>) => Checked,
): Checks<'json', Schema, Checked> {
  return checked('json', schema, async (context) => {
    const given = jsonObject(await context.req.text())
    if (!given) throw new Mistake(400, 'The request must be a JSON object.')
    try {
      return check(given)
    } catch (error) {
      throw new Mistake(400, (error as Error).message)
    }
  })
}

/** What follows the question mark: `context.req.valid('query')`. */
export function query<Schema extends v.GenericSchema>(schema: Schema): Checks<'query', Schema> {
  return checked('query', schema, (context) => accepted(schema, context.req.query()))
}

type Checks<
  Target extends string,
  Schema extends v.GenericSchema,
  Out = v.InferOutput<Schema>,
> = MiddlewareHandler<
  Env,
  string,
  { in: { [Name in Target]: v.InferInput<Schema> }; out: { [Name in Target]: Out } }
>

function checked<Target extends 'json' | 'query', Schema extends v.GenericSchema, Out>(
  target: Target,
  schema: Schema,
  read: (context: Context) => Out | Promise<Out>,
): Checks<Target, Schema, Out> {
  const check: Checks<Target, Schema, Out> = async (context, next) => {
    context.req.addValidatedData(target, (await read(context)) as object)
    return next()
  }
  return Object.assign(check, { [uniqueSymbol]: { target, ...resolver(schema, AS_SENT) } })
}

async function jsonOf(context: Context): Promise<unknown> {
  try {
    return JSON.parse(await context.req.text()) as unknown
  } catch (error) {
    throw new Mistake(400, `The request is not JSON: ${(error as Error).message}.`)
  }
}

function accepted<Schema extends v.GenericSchema>(schema: Schema, given: unknown): v.InferOutput<Schema> {
  const { success, output, issues } = v.safeParse(schema, given)
  if (success) return output
  throw new Mistake(400, sentence(issues[0]))
}

/** A schema's own message goes on after "must", such as `be a whole number`. */
function sentence(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  const subject = path === null ? 'The request' : `The field "${path}"`
  if (issue.received === 'undefined') return `${subject} is missing.`
  if (issue.message.startsWith('Invalid'))
    return `${subject} must be ${String(issue.expected)}, not ${issue.received}.`
  return `${subject} must ${issue.message}.`
}
