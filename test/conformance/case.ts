import type cloud from 'wx-server-sdk'
import type { SdkCollection, SdkDatabase } from '../emulator/database/fixtures/sdk-types'

export type Cloud = typeof cloud
export type Command = ReturnType<Cloud['database']>['command'] &
  Record<'expr' | 'jsonSchema', (operand: unknown) => unknown>
export type Aggregate = Command['aggregate'] & { pipeline(): Pipeline }
type Pipeline = { [Stage in 'match' | 'project']: (operand: unknown) => Pipeline } & { done(): unknown }

/** What a case may use: the unmodified SDK, and a collection that holds its documents and nothing else. */
export interface Sdk {
  cloud: Cloud
  db: SdkDatabase
  _: Command
  $: Aggregate
  collection: SdkCollection
  name: string
}

/** One thing that the SDK is asked for, and what comes of it. */
export interface Case {
  name: string
  /** As the type definitions call them: `DatabaseCommand.gt`. */
  calls: string[]
  documents?: object[]
  run(sdk: Sdk): Promise<unknown>
  /** What JSON leaves of the value, or `{ error }` with the code that the SDK gives. */
  expected: unknown
  /** Only where indexes can be declared: the SDK cannot make one. */
  needs?: '2dsphere index'
}

/** A value, or the error's code: `code` where the SDK leaves the words, else `errCode`; a local one's name. */
export type Outcome = { value: unknown } | { error: string | number; message: string }
