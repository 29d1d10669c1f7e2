import { describe, expect, test } from 'vitest'
import { pretty } from '../../../../emulator/pages/explorer/client/timeline/pretty'
import {
  hashOf,
  viewAfter,
  viewOf,
  type ViewEvent,
} from '../../../../emulator/pages/explorer/client/workbench/view'

const after = (hash: string, ...events: ViewEvent[]) => events.reduce(viewAfter, viewOf(hash))
const collection = { env: 'admin 1/2', name: '用户' }

describe('what the page shows', () => {
  test.each(['#calls', '#faults', '#calls?wide', '#data/admin-laptop/users', '#data/a%2Fb/%E7%94%A8'])(
    'is in the address: %s',
    (hash) => expect(hashOf(viewOf(hash))).toBe(hash),
  )

  test.each(['', '#', '#nonsense', '#%', '#data/only-an-env'])(
    'is the calls for "%s", or no collection',
    (hash) => {
      const { tab, collection: open } = viewOf(hash)
      expect([tab, open]).toEqual([hash.startsWith('#data') ? 'data' : 'calls', undefined])
    },
  )

  test('a collection opens the data, and is still there after another tab', () => {
    const view = after(
      '',
      { type: 'collection', collection },
      { type: 'tab', tab: 'faults' },
      { type: 'tab', tab: 'data' },
    )
    expect(view).toMatchObject({ tab: 'data', collection, visited: ['calls', 'data', 'faults'] })
    expect(viewOf(hashOf(view)).collection).toEqual(collection)
  })

  test('hides the phones and shows them again', () => {
    expect(after('', { type: 'width' }).wide).toBe(true)
    expect(after('', { type: 'width' }, { type: 'width' }).wide).toBe(false)
  })
})

describe('an input or an output', () => {
  test.each([
    ['{"a":1}', '{\n  "a": 1\n}'],
    ['{"resp":"{\\"a\\":[1]}"}', '{\n  "resp": {\n    "a": [\n      1\n    ]\n  }\n}'],
    ['{"a":"[no JSON"}', '{\n  "a": "[no JSON"\n}'],
    ['{"cut": "of', '{"cut": "of'],
    ['', ''],
  ])('%s is shown in lines where it can be', (text, expected) => expect(pretty(text)).toBe(expected))
})
