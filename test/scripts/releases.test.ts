import * as v from 'valibot'
import { expect, it } from 'vitest'
import { spec } from '../../contract/spec'
import { broken, mayBreak } from '../../scripts/releases/compare'
import { shapeOf } from '../../scripts/releases/shape'
import { compareNumbers, lastRelease, present } from '../../scripts/releases/stored'

const errcodes = { OK: 0, GONE: -2001 }

const notes_add = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object({
    text: v.string(),
    colour: v.optional(v.picklist(['red', 'blue'])),
    tags: v.optional(v.array(v.string())),
  }),
  data: v.object({
    note: v.nullable(v.object({ text: v.string(), state: v.picklist(['new', 'old']) })),
    all: v.array(v.object({ _id: v.string() })),
    next: v.optional(v.string()),
  }),
  failures: {},
})

const { input, data } = notes_add
const shape = (change: object, codes: Record<string, number> = errcodes) =>
  shapeOf('0.1.0', { functions: { notes_add: { ...notes_add, ...change } }, errcodes: codes })

it.each<[what: string, change: object, said: string[]]>([
  ['nothing', {}, []],
  [
    'a new field that may be left out',
    { input: v.object({ ...input.entries, x: v.optional(v.number()) }) },
    [],
  ],
  ['a new field in answers', { data: v.object({ ...data.entries, x: v.number() }) }, []],
  [
    'one value more that is taken',
    { input: v.object({ ...input.entries, colour: v.optional(v.picklist(['red', 'blue', 'green'])) }) },
    [],
  ],
  [
    'a new object of which something must be there, where it is there',
    { input: v.object({ ...input.entries, place: v.optional(v.object({ x: v.number() })) }) },
    [],
  ],
  [
    'another form of input, with something that only it must have',
    {
      input: v.variant('colour', [
        v.object({ ...input.entries, colour: v.optional(v.picklist(['red', 'blue'])) }),
        v.object({ ...input.entries, colour: v.literal('green'), x: v.number() }),
      ]),
    },
    [],
  ],
  [
    'a field that is left out',
    { input: v.omit(input, ['tags']) },
    ['input tags is gone', 'input tags[] is gone'],
  ],
  [
    'a new field that must be there',
    { input: v.object({ ...input.entries, x: v.number() }) },
    ['input x is new and must be there'],
  ],
  [
    'one that must be there now',
    { input: v.object({ ...input.entries, tags: v.array(v.string()) }) },
    ['input tags must be there now'],
  ],
  [
    'a value that is not taken any more',
    { input: v.object({ ...input.entries, colour: v.optional(v.picklist(['red'])) }) },
    ['input colour does not take "blue" any more'],
  ],
  ['a field of answers that is gone', { data: v.omit(data, ['next']) }, ['data next is gone']],
  [
    'one that is gone within a list',
    { data: v.object({ ...data.entries, all: v.array(v.object({})) }) },
    ['data all[]._id is gone'],
  ],
  [
    'a value in answers that nobody knew',
    {
      data: v.object({
        ...data.entries,
        note: v.nullable(v.object({ text: v.string(), state: v.picklist(['new', 'old', 'lost']) })),
      }),
    },
    ['data note.state may be "lost" now'],
  ],
  ['who may call it', { access: 'owner' }, ['its access was user and is owner']],
])('against the last release, %s: what broke is named', (_what, change, said) => {
  expect(broken(shape({}), shape(change))).toEqual(said.map((each) => `notes_add: ${each}`))
})

it('a function or an errcode that is gone is named; a version that says so may do it', () => {
  expect(broken(shape({}), { ...shape({}, { OK: 1 }), functions: {} })).toEqual([
    'errcode OK (0) is 1',
    'errcode GONE (-2001) is gone',
    'function notes_add is gone',
  ])
  expect([mayBreak('0.1.0', '0.1.9'), mayBreak('0.1.0', '0.2.0')]).toEqual([false, true])
  expect([mayBreak('1.2.0', '1.3.0'), mayBreak('1.2.0', '2.0.0')]).toEqual([false, true])
  expect(['0.9.0', '0.10.0', '0.10.1'].sort(compareNumbers)).toEqual(['0.9.0', '0.10.0', '0.10.1'])
})

it('of the contract, every function, field and errcode is looked at', async () => {
  const last = await lastRelease()
  const now = present()
  expect(now.functions.users_add?.input.name).toBe('string!')
  expect(now.functions.users_list?.data['users[].tel']).toMatch(/^string/)
  const { users_add: _gone, ...others } = last.functions
  expect(broken(last, { ...last, functions: others })).toEqual(['function users_add is gone'])
})
