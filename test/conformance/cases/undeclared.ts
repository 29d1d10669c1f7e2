import type { Aggregate, Case, Sdk } from '../case'

/** The type definitions have these operators, the SDK has not. */
const OPERATORS = [
  ...['convert', 'dateToParts', 'ltrim', 'rtrim', 'toBool', 'toDate', 'toDecimal', 'toDouble', 'toInt'],
  ...['toLong', 'toObjectId', 'trim', 'type'],
] as (keyof Aggregate)[]

export const undeclared: Case[] = OPERATORS.map((operator) => ({
  name: `$.${operator}() is declared by the SDK, and is no function in it`,
  calls: [`DatabaseCommand.aggregate.${operator}`],
  run: ({ $ }) => Promise.resolve((typeof $[operator] as string) === 'function'),
  expected: false,
}))

/** Nor can what a query command gives be continued with these. */
const CONTINUED = ['all', 'elemMatch', 'exists', 'mod', 'nor', 'not', 'size'] as const

undeclared.push(
  ...CONTINUED.map((command) => ({
    name: `_.gt().${command}() is declared by the SDK, and is no function in it`,
    calls: [`DatabaseQueryCommand.${command}`, `DatabaseLogicCommand.${command}`],
    run: ({ _ }: Sdk) => Promise.resolve((typeof _.gt(1)[command] as string) === 'function'),
    expected: false,
  })),
)

/** JavaScript's own, which ignores what it is given. */
undeclared.push({
  name: "$.toString() is declared by the SDK, and is every object's",
  calls: ['DatabaseCommand.aggregate.toString'],
  run: ({ $ }) => Promise.resolve($.toString === Object.prototype.toString),
  expected: true,
})
