import { bsonType } from '../bson-type'
import type { Document } from '../document'
import { MongoError } from '../mongo-error'
import { compilePattern, type Match, type Pattern } from '../pattern/pattern'
import type { Meter } from '../work/meter'
import { named } from './arguments'
import { isNil, isPattern, type Operator } from './evaluate'

/** `{ input, regex, options }` @param nothing what comes of null and of nothing */
function ofPattern(
  nothing: unknown,
  apply: (text: string, pattern: Pattern, meter: Meter) => unknown,
): Operator {
  return (operand, compiling, name) => {
    const patterns = new Map<string, Pattern>()
    const compiled = (source: string, options: string) => {
      const key = `${options}/${source}`
      const pattern = patterns.get(key) ?? compilePattern(source, options)
      patterns.set(key, pattern)
      return pattern
    }
    const evaluate = named(['input', 'regex'], ['options'], (values) => {
      const { input } = values
      const asked = patternIn(values, name)
      if (isNil(input) || !asked) return nothing
      if (typeof input !== 'string')
        throw new MongoError(`${name} needs 'input' to be of type string, found: ${bsonType(input)}`)
      return apply(input, compiled(...asked), compiling.meter)
    })
    return evaluate(operand, compiling, name)
  }
}

function patternIn({ regex, options }: Document, name: string): [string, string] | undefined {
  if (!isNil(options) && typeof options !== 'string')
    throw new MongoError(`${name} needs 'options' to be of type string, found: ${bsonType(options)}`)
  if (isNil(regex)) return undefined
  if (typeof regex === 'string') return [regex, options ?? '']
  if (!isPattern(regex))
    throw new MongoError(`${name} needs 'regex' to be of type string or regex, found: ${bsonType(regex)}`)
  if (regex.options !== '' && !isNil(options))
    throw new MongoError(`${name}: options set in both 'regex' and 'options'`)
  return [regex.pattern, options ?? regex.options]
}

const shown = (text: string, { start, end, captures }: Match) => ({
  match: text.slice(start, end),
  idx: Array.from(text.slice(0, start)).length,
  captures: captures.map((capture) => capture ?? null),
})

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/regexMatch/ */
export const PATTERNS: Record<string, Operator> = {
  $regexFind: ofPattern(null, (text, pattern, meter) => {
    const match = pattern.find(text, 0, meter)
    return match ? shown(text, match) : null
  }),
  $regexFindAll: ofPattern([], (text, pattern, meter) => {
    const found = []
    for (let at = 0; at <= text.length;) {
      const match = pattern.find(text, at, meter)
      if (!match) break
      found.push(shown(text, match))
      at =
        match.end > match.start
          ? match.end
          : match.end + ((text.codePointAt(match.end) ?? 0) > 0xffff ? 2 : 1)
    }
    return found
  }),
  $regexMatch: ofPattern(false, (text, pattern, meter) => pattern.test(text, meter)),
}
