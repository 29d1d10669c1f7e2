import { BSONRegExp } from 'bson'
import type { Meter } from '../work/meter'

/** A variable and those around it. */
export interface Frame {
  readonly name: string
  readonly value: unknown
  readonly outer: Frame | undefined
}

/** What an expression is evaluated in. */
export interface Scope {
  /** `$$ROOT`, and where `$field` is looked up. */
  readonly root: unknown
  readonly frame: Frame | undefined
}

/** An expression, ready: undefined is a missing value, which is not null. @throws MongoError */
export type Evaluate = (scope: Scope) => unknown

/** What an expression is made ready with. */
export interface Compiling {
  /** Names of the variables that are there, without `$$`. */
  readonly variables: ReadonlySet<string>
  readonly meter: Meter
  /** `$$NOW`, ms */
  readonly now: number
  readonly operators: Readonly<Record<string, Operator>>
}

/** @param name as it is written, with `$`, for messages */
export type Operator = (operand: unknown, compiling: Compiling, name: string) => Evaluate

/** As MongoDB takes a value for yes or no: null, 0 and nothing are no; a list and a text are yes. */
export function isTrue(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0
}

export function isNil(value: unknown): value is null | undefined {
  return value === undefined || value === null
}

export const isPattern = (value: unknown): value is BSONRegExp => value instanceof BSONRegExp
