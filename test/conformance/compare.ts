import { isDeepStrictEqual } from 'node:util'
import type { Case, Outcome } from './case'
import type { Target } from './targets'

export interface Report {
  run: number
  /** Cases that need what only the emulator can be given. */
  skipped: string[]
  differences: number
}

/**
 * Runs the cases, one after the other, and prints every one whose outcomes are not the same.
 * @param account without it the emulator is compared with what the cases expect
 */
export async function compare(
  cases: Case[],
  { emulator, account, print }: { emulator: Target; account?: Target; print: (line: string) => void },
): Promise<Report> {
  const report: Report = { run: 0, skipped: [], differences: 0 }
  for (const { name, expected, needs } of cases) {
    const ours = shown(await emulator.run(name))
    const theirs = account && !needs ? shown(await account.run(name)) : undefined
    report.run++
    if (account && needs) report.skipped.push(`${name} (needs a ${needs})`)
    const outcomes = {
      expected: normal(expected),
      emulator: ours,
      ...(theirs !== undefined && { account: theirs }),
    }
    const [first, ...others] = Object.values(outcomes).map(comparable)
    if (others.every((outcome) => isDeepStrictEqual(outcome, first))) continue
    report.differences++
    print(`✗ ${name}`)
    for (const [who, what] of Object.entries(outcomes)) print(`    ${who.padEnd(9)}${JSON.stringify(what)}`)
  }
  return report
}

/** A value as it is; of an error its code, and its words for people: those are not compared. */
function shown(outcome: Outcome): unknown {
  return 'value' in outcome ? normal(outcome.value) : outcome
}

function comparable(shown: unknown): unknown {
  return isError(shown) ? { error: shown.error } : shown
}

const isError = (shown: unknown): shown is { error: unknown } =>
  typeof shown === 'object' && shown !== null && 'error' in shown

/** What JSON leaves of it; numbers to twelve digits: the last ones depend on the order of additions. */
function normal(value: unknown): unknown {
  const rounded = (_name: string, item: unknown) =>
    typeof item === 'number' ? Number(item.toPrecision(12)) : item
  return JSON.parse(JSON.stringify(value ?? null, rounded)) as unknown
}
