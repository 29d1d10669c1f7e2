/** Says in the terminal what is being done and how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  process.stdout.write(`  … ${what}\n`)
  const result = await work()
  process.stdout.write(`  ✓ ${what} (${((performance.now() - begun) / 1000).toFixed(1)} s)\n`)
  return result
}

/** Says what a change has come to. @param errors what was wrong with it, a sentence each; the last good build goes on */
export function tell(what: string, seconds: number, errors: string[]): void {
  if (errors.length === 0) console.log(`  ✓ ${what} (${seconds.toFixed(1)} s)`)
  else console.log(`\n  ✗ ${what}: the last good build goes on\n\n${errors.join('\n\n')}\n`)
}
