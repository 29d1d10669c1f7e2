import type { Outcome } from './probe'

export interface Column {
  name: string
  outcomes: ReadonlyMap<string, Outcome>
}

/** A Markdown table, what stands behind a sign below it: ✓ it works, – the SDK cannot, ✗ the emulator, or the SDK, fails. */
export function tableOf(what: string, rows: readonly string[], columns: readonly Column[]): string {
  const notes: string[] = []
  const noted = (text: string) => {
    const note = text.replace(/\s+/g, ' ')
    const at = notes.indexOf(note)
    return at >= 0 ? at + 1 : notes.push(note)
  }
  const cell = (outcome: Outcome | undefined) => {
    if (!outcome) return ''
    if ('ok' in outcome) return '✓'
    return 'lacks' in outcome ? `– ${noted(outcome.lacks)}` : `✗ ${noted(outcome.failed)}`
  }
  const cells = rows.map((row) => [row, ...columns.map(({ outcomes }) => cell(outcomes.get(row)))])
  const lines = [[what, ...columns.map(({ name }) => name)], ['---', ...columns.map(() => '---')], ...cells]
  const table = lines.map((line) => `| ${line.join(' | ')} |`).join('\n')
  return [table, '', ...notes.map((note, index) => `${index + 1}. ${note}`)].join('\n').trim()
}

export const failures = (columns: readonly Column[]): number =>
  columns.flatMap(({ outcomes }) => [...outcomes.values()]).filter((outcome) => 'failed' in outcome).length
