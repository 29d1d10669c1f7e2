/** Does all of it, two at a time, and begins them in their order: most machines have two processors at least. */
export async function twoAtATime<Result>(works: (() => Promise<Result>)[]): Promise<Result[]> {
  const waiting = [...works]
  const results: Result[] = []
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await next())
  }
  await Promise.all([work(), work()])
  return results
}
