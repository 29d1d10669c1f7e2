import { toJsonSchema } from '@valibot/to-json-schema'
import { functions } from '../contract'

/** What a function of the contract takes, as JSON Schema: the explorer makes a form of it. */
export function inputSchema(name: string): { schema?: object } {
  if (!Object.hasOwn(functions, name)) return {}
  const { input } = functions[name as keyof typeof functions]
  // Rules that JSON Schema has no word for (a check in code) are the function's own to say.
  return { schema: toJsonSchema(input, { typeMode: 'input', errorMode: 'ignore' }) }
}
