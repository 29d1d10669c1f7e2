import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { probe } from '../../../sdks/probe'
import { failures, tableOf } from '../../../sdks/table'
import { KINDS } from '../../../sdks/versions'

/** Those that this project has; `npm run sdks` does it with all the others. */
test.each(['wx-server-sdk', '@cloudbase/node-sdk'])(
  'every call of %s does in a function what it should',
  async (sdk) => {
    const outcomes = await probe(sdk, resolve('node_modules'))
    const { watch, ...others } = Object.fromEntries(outcomes)
    expect(watch).toHaveProperty('lacks')
    expect(others).toEqual(
      Object.fromEntries(KINDS.filter((kind) => kind !== 'watch').map((kind) => [kind, { ok: true }])),
    )
  },
)

test('an SDK that is not there fails at every call', async () => {
  const outcomes = await probe('no-such-sdk', resolve('node_modules'))
  expect(failures([{ name: 'none', outcomes }])).toBe(KINDS.length)
})

test('the table says what works, what lacks and what fails, each reason once', () => {
  const columns = [
    {
      name: 'one',
      outcomes: new Map([
        ['add', { ok: true as const }],
        ['get', { failed: 'it\n  fell' }],
      ]),
    },
    {
      name: 'two',
      outcomes: new Map([
        ['add', { lacks: 'no add()' }],
        ['get', { failed: 'it fell' }],
      ]),
    },
  ]
  expect(tableOf('call', ['add', 'get'], columns)).toBe(`| call | one | two |
| --- | --- | --- |
| add | ✓ | – 1 |
| get | ✗ 2 | ✗ 2 |

1. no add()
2. it fell`)
})
