/** Work that can be put aside: at every `yield` the event loop may turn, so that others are answered meanwhile. */
export type Steps<Result> = Generator<undefined, Result>

/** ms in one go. */
const SLICE = 20
/** Documents between two looks at the clock. */
const LOOK = 32

/** Says when it is time to yield. */
export class Slice {
  #count = 0
  #begun = performance.now()

  due(): boolean {
    this.#count += 1
    return this.#count % LOOK === 0 && performance.now() - this.#begun > SLICE
  }

  begin(): void {
    this.#begun = performance.now()
  }
}

/** Each item's result, with turns of the event loop where it takes long. */
export function* mapped<Item, Result>(items: Iterable<Item>, map: (item: Item) => Result): Steps<Result[]> {
  const results: Result[] = []
  const slice = new Slice()
  for (const item of items) {
    results.push(map(item))
    if (slice.due()) {
      yield
      slice.begin()
    }
  }
  return results
}

/** For those who cannot wait. */
export function inOneGo<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
