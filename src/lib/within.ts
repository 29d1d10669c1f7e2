/** Thrown by `within`. */
export class TooLate extends Error {}

/** The promise, or TooLate after so many milliseconds. What the promise waits for is not stopped. */
export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooLate()), ms)
    void promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
