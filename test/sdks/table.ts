import type { Outcome } from './probe'

export interface Column {
  name: string
  outcomes: ReadonlyMap<string, Outcome>
}

/** A Markdown table, what stands behind a sign below it: ✓ it works, – the SDK cannot, ✗ the emulator, or the SDK, fails. */
export function tableOf(kinds: readonly string[], columns: readonly Column[]): string {
  const notes: string[] = []
  const noted = (text: string) => {
    const at = notes.indexOf(text)
    return at >= 0 ? at + 1 : notes.push(text)
  }
  const cell = (outcome: Outcome | undefined) => {
    if (!outcome) return ''
    if ('ok' in outcome) return '✓'
    return 'lacks' in outcome ? `– ${noted(outcome.lacks)}` : `✗ ${noted(outcome.failed)}`
  }
  const rows = kinds.map((kind) => [kind, ...columns.map(({ outcomes }) => cell(outcomes.get(kind)))])
  const lines = [['call', ...columns.map(({ name }) => name)], ['---', ...columns.map(() => '---')], ...rows]
  const table = lines.map((line) => `| ${line.join(' | ')} |`).join('\n')
  return [table, '', ...notes.map((note, index) => `${index + 1}. ${note}`)].join('\n').trim()
}

export const failures = (columns: readonly Column[]): number =>
  columns.flatMap(({ outcomes }) => [...outcomes.values()]).filter((outcome) => 'failed' in outcome).length
