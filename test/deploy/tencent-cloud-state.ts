import type { Database } from '../../emulator/index'

/** A stand-in for Tencent Cloud's API: tencent-cloud.ts. */
export interface TencentCloud {
  url: string
  environments: Map<string, CloudEnvironment>
  /** Every call of it: action and what was sent. */
  calls: { action: string; data: Record<string, unknown> }[]
  /** Breaks the connection at the nth change or database command from now on, before it is made or after it. */
  breakAt(n: number, when: 'before' | 'after'): void
  /** What the next calls of an action end as. */
  refuse(action: string, code: string, times?: number): void
  /** Hears of every change before its answer is given. */
  changed: () => void | Promise<void>
  /** How functions are run: Invoke. */
  run: (env: string, name: string, event: Record<string, unknown>) => Promise<unknown>
  /** Where the documents of an environment are: RunCommands. */
  database: (env: string) => Database
  close(): Promise<void>
}

export interface CloudEnvironment {
  env: string
  secretId: string
  secretKey: string
  bucket: string
  storagePermission: string
  tables: Map<string, { acl: string; indexes: TableIndex[] }>
  functions: Map<string, CloudFunction>
}

export interface TableIndex {
  Name: string
  Unique: boolean
  Keys: { Name: string; Direction: string }[]
}

/** In the API's own words; `zip` is what was uploaded. */
export interface CloudFunction {
  Runtime: string
  Timeout: number
  MemorySize: number
  Handler: string
  Description: string
  /** What it becomes when it has been looked at once. */
  Status: string
  next: string
  variables: Record<string, string>
  triggers: Record<string, string>
  zip: Buffer
}

/** What the API refuses. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string = code,
  ) {
    super(message)
  }
}
