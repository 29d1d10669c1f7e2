/**
 * What the emulator and a function's process (bootstrap.cjs) say to each other.
 */

/** What the process is to run. */
export interface BootstrapSettings {
  /** Absolute path of the function's folder. */
  folder: string
  /** Absolute path of a folder with packages that stand in for its own node_modules. */
  packages: string | undefined
  /** Absolute path of the file that exports the handler. */
  entry: string
  /** `file.export` */
  handler: string
  /** The emulator's origin: only requests to it are marked with the span that caused them. */
  origin: string
  /** The marking header's name. */
  spanHeader: string
  /** Bytes. */
  maxResponse: number
  /** Of the call that the instance is started for: what it sends while it loads is caused by that call. */
  span: string
}

/** The first message to a process: nothing of a function is in it before. */
export interface LoadMessage extends BootstrapSettings {
  /** All environment variables of the instance. */
  environment: Record<string, string>
}

/** One invocation. */
export interface CallMessage {
  /** The event as JSON. */
  event: string
  context: Record<string, unknown>
  /** Environment variables of this call alone: the caller's identity and the call's token. */
  variables: Record<string, string>
  span: string
}

/** What the function printed, or the platform says of it. */
export interface LogLine {
  line: string
  stderr: boolean
}

export type InstanceMessage =
  /** Files of the function's own that it has loaded since, each with its mtime in ms. */
  | { type: 'loaded'; files: Record<string, number> }
  | { type: 'ready' }
  | ({ type: 'log' } & LogLine)
  | { type: 'answer'; body: string }
  | { type: 'too-large'; bytes: number }
  /** The stack, where there is one. Fatal: the process ends now. */
  | { type: 'failure'; message: string; fatal: boolean }
