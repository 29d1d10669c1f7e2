/** The same promise for everybody while it is good: a failure is tried again at the next request. */
export function kept<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined
  return () =>
    (value ??= make().catch((error: unknown) => {
      value = undefined
      throw error
    }))
}
