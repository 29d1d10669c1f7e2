import type { CallRecord } from '../trace/call-log'
import type { LogLine } from './messages'

/** The lines of one call, as they come. */
export interface RunLog {
  add(line: LogLine): void
  /** The platform's last word, where the function's process did not say it itself. */
  conclude(line: string): void
  /** The part of a CallRecord that holds them; lines that come later are not in it. */
  record(): Pick<CallRecord, 'logs' | 'stderr'>
}

export function createRunLog(): RunLog {
  const lines: LogLine[] = []
  return {
    add: (line) => void lines.push(line),
    conclude(line) {
      if (!lines.some((known) => known.line === line)) lines.push({ line, stderr: true })
    },
    record() {
      const stderr = lines.flatMap((line, place) => (line.stderr ? [place] : []))
      return { logs: lines.map(({ line }) => line), ...(stderr.length > 0 && { stderr }) }
    },
  }
}
