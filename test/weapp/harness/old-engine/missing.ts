import { performance } from 'node:perf_hooks'
import { TextDecoder, TextEncoder } from 'node:util'

/**
 * What the runtime around the mini program uses and V8 6.8 lacks. The mini program has a realm of its own, which gets
 * none of it.
 */
type Entries = Iterable<readonly [PropertyKey, unknown]>

const objects = Object as { fromEntries?: unknown }
objects.fromEntries ??= (entries: Entries) => {
  const made: Record<PropertyKey, unknown> = {}
  for (const [key, value] of entries) made[key] = value
  return made
}

const lists = Array.prototype as { at?: unknown; flat?: unknown; flatMap?: unknown }
lists.at ??= function at(this: unknown[], place: number) {
  return this[place < 0 ? this.length + place : place]
}
lists.flat ??= function flat(this: unknown[]) {
  return ([] as unknown[]).concat(...this)
}
lists.flatMap ??= function flatMap(this: unknown[], act: (item: unknown, at: number) => unknown) {
  return ([] as unknown[]).concat(...this.map(act))
}

for (const [name, value] of Object.entries({ performance, TextDecoder, TextEncoder }))
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value })

const texts = String.prototype as { matchAll?: unknown }
texts.matchAll ??= function matchAll(this: string, pattern: RegExp) {
  const found: RegExpExecArray[] = []
  const own = new RegExp(pattern)
  for (let match = own.exec(this); match; match = own.exec(this)) found.push(match)
  return found
}
