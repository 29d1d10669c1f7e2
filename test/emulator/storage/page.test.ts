import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder } from '../../../emulator/storage/objects/in-order'
import { pageOf, type Page } from '../../../emulator/storage/objects/page'

const names = fc.uniqueArray(
  fc.string({ unit: fc.constantFrom('a', 'b', '/', 'é', '\uffee', '😀'), maxLength: 5 }),
)
const itemsOf = (keys: string[]) => keys.sort(inOrder).map((key) => ({ key }))

test('keys are in the order of their bytes in UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      const bytes = Buffer.compare(Buffer.from(one), Buffer.from(other))
      expect(Math.sign(inOrder(one, other))).toBe(bytes)
    }),
  )
})

/** All at once, from nothing but what a list is said to be. */
function plain(keys: string[], prefix: string, delimiter: string) {
  const mine = keys.filter((key) => key.startsWith(prefix) && key !== '')
  const isBehind = (key: string) => delimiter !== '' && key.slice(prefix.length).includes(delimiter)
  const folderOf = (key: string) => prefix + (key.slice(prefix.length).split(delimiter)[0] ?? '') + delimiter
  return {
    items: mine.filter((key) => !isBehind(key)),
    prefixes: [...new Set(mine.filter(isBehind).map(folderOf))],
  }
}

test('pages of any size are together the whole list, each name once', () => {
  const some = fc.record({
    keys: names,
    prefix: fc.constantFrom('', 'a', 'a/', '/', 'é'),
    delimiter: fc.constantFrom('', '/', 'a', '😀'),
    maximum: fc.integer({ min: 1, max: 4 }),
  })
  fc.assert(
    fc.property(some, ({ keys, prefix, delimiter, maximum }) => {
      const items = itemsOf(keys)
      const told = { items: [] as string[], prefixes: [] as string[] }
      for (let after: string | undefined = ''; after !== undefined;) {
        const page: Page<{ key: string }> = pageOf(items, { prefix, delimiter, after, maximum })
        expect(page.items.length + page.prefixes.length).toBeLessThanOrEqual(maximum)
        told.items.push(...page.items.map(({ key }) => key))
        told.prefixes.push(...page.prefixes)
        after = page.last
      }
      expect(told).toEqual(plain(keys, prefix, delimiter))
    }),
  )
})

test('a page of nothing has nothing and is the last', () => {
  expect(pageOf([{ key: 'a' }], { prefix: '', delimiter: '', after: '', maximum: 0 })).toEqual({
    items: [],
    prefixes: [],
  })
})
