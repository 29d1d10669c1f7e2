/** Says in the terminal what is being done and how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  process.stdout.write(`  … ${what}\n`)
  const result = await work()
  process.stdout.write(`  ✓ ${what} (${((performance.now() - begun) / 1000).toFixed(1)} s)\n`)
  return result
}
