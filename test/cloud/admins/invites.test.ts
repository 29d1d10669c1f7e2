import { describe, expect, it } from 'vitest'
import { type RunningPair } from '../run-pair'
import { Errcode } from '../../../contract'
import { inventedOpenid } from '../../../local/openid'
import { ask, audit, database, invited, rolesOf, who, withAdministrators } from './people'

const DAY = 24 * 60 * 60_000

describe('an invite', () => {
  it('makes whoever holds its code an administrator of its role, and both are in the audit', async () => {
    const pair = await withAdministrators({ Lin: 'editor' })
    expect(await ask(pair, 'Lin', 'admins_get', {})).toMatchObject({
      data: { administrator: { _id: who('Lin'), who: who('Lin'), name: 'Lin', role: 'editor' } },
    })
    const [invite] = database(pair).find('invites')
    expect(audit(pair)).toMatchObject([
      { who: who('He'), func: 'admins_claim', whom: who('He'), before: null, after: { role: 'owner' } },
      {
        who: who('He'),
        role: 'owner',
        func: 'admins_invite',
        object: invite?._id,
        before: null,
        after: { role: 'editor', name: 'Lin', ends: invite?.ends },
      },
      { who: who('Lin'), func: 'admins_claim', whom: who('Lin'), after: { role: 'editor', name: 'Lin' } },
    ])
  })

  it('is open in the list until it is used, without its code, of which only the hash is kept', async () => {
    const pair = await withAdministrators({})
    const code = await invited(pair, { name: 'Lin', role: 'viewer' })
    const listed = await ask(pair, 'He', 'admins_list', {})
    expect(listed.data.invites).toMatchObject([{ name: 'Lin', role: 'viewer' }])
    expect(Object.keys(listed.data.invites[0] ?? {}).sort()).toEqual(['_id', 'ends', 'name', 'role'])
    const kept = JSON.stringify([database(pair).find('invites'), audit(pair), listed]) + pair.printed()
    for (const form of [code, code.replaceAll('-', '')]) expect(kept).not.toContain(form)
    await ask(pair, 'Lin', 'admins_claim', { code })
    expect((await ask(pair, 'Lin', 'admins_list', {})).data).toMatchObject({
      administrators: [{ role: 'owner' }, { name: 'Lin', role: 'viewer' }],
      invites: [],
    })
    expect(JSON.stringify(await ask(pair, 'Lin', 'admins_list', {}))).not.toContain(inventedOpenid('He'))
  })

  it('has a code of 80 bits, each another one, which may be typed in any way', async () => {
    const pair = await withAdministrators({})
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => invited(pair, { name: `p${n}`, role: 'viewer' })),
    )
    expect(new Set(codes).size).toBe(20)
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    const typed: [who: string, how: (code: string) => string][] = [
      ['small', (code) => code.toLowerCase()],
      ['without dashes', (code) => code.replaceAll('-', '')],
      ['with spaces', (code) => ` ${code.replaceAll('-', ' ')} `],
      ['with letters like digits', (code) => code.replaceAll('0', 'o').replaceAll('1', 'l')],
    ]
    for (const [index, [name, how]] of typed.entries())
      expect([
        name,
        (await ask(pair, name, 'admins_claim', { code: how(codes[index] ?? '') })).errcode,
      ]).toEqual([name, 0])
  })

  it('of twenty who claim it at once takes one', async () => {
    const pair = await withAdministrators({})
    const code = await invited(pair, { name: 'Lin', role: 'editor' })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => ask(pair, `p${n}`, 'admins_claim', { code })),
    )
    const codes = answers.map(({ errcode }) => errcode).sort()
    expect(codes).toEqual([...Array<number>(19).fill(Errcode.INVITE_ENDED), 0])
    expect(database(pair).count('admins')).toBe(2)
    expect(audit(pair).filter(({ func, refused }) => func === 'admins_claim' && !refused)).toHaveLength(2)
  }, 120_000)

  const spoilt: [
    what: string,
    spoil: (pair: RunningPair, code: string) => Promise<unknown>,
    errcode: Errcode,
  ][] = [
    [
      'that has ended',
      async (pair) => {
        const [invite] = database(pair).find('invites')
        await database(pair).remove('invites', {})
        await database(pair).insert('invites', [{ ...invite, ends: Date.now() - 1 }])
      },
      Errcode.INVITE_ENDED,
    ],
    ['that was used', (pair, code) => ask(pair, 'Chen', 'admins_claim', { code }), Errcode.INVITE_ENDED],
    [
      'that was taken back',
      (pair) => ask(pair, 'He', 'admins_uninvite', { _id: String(database(pair).find('invites')[0]?._id) }),
      Errcode.SETUP_CODE_WRONG,
    ],
  ]

  it.each(spoilt)('%s makes nobody an administrator', async (_what, spoil, errcode) => {
    const pair = await withAdministrators({})
    const code = await invited(pair, { name: 'Lin', role: 'owner' })
    await spoil(pair, code)
    const before = rolesOf(pair)
    expect(await ask(pair, 'Lin', 'admins_claim', { code })).toMatchObject({ errcode })
    expect(rolesOf(pair)).toEqual(before)
  })

  it.each([
    ['was removed', (pair: RunningPair) => ask(pair, 'He', 'admins_remove', { _id: who('Sun') })],
    [
      'is no owner any more',
      (pair: RunningPair) => ask(pair, 'He', 'admins_change', { _id: who('Sun'), role: 'editor' }),
    ],
  ])('of somebody who %s is no way back', async (_what, end) => {
    const pair = await withAdministrators({ Sun: 'owner' })
    const code = await invited(pair, { name: 'Sun again', role: 'owner' }, 'Sun')
    expect((await end(pair)).errcode).toBe(0)
    expect((await ask(pair, 'Lin', 'admins_claim', { code })).errcode).toBe(Errcode.INVITE_ENDED)
  })

  it('is not used up by who is an administrator already', async () => {
    const pair = await withAdministrators({ Lin: 'viewer' })
    const code = await invited(pair, { name: 'Chen', role: 'owner' })
    for (const name of ['He', 'Lin'])
      expect((await ask(pair, name, 'admins_claim', { code })).errcode).toBe(Errcode.ALREADY_ADMIN)
    expect(rolesOf(pair)).toMatchObject({ Lin: 'viewer' })
    expect((await ask(pair, 'Chen', 'admins_claim', { code })).errcode).toBe(0)
  })

  it('whose answer was lost is told a new code at the repeat, for the same invite', async () => {
    const pair = await withAdministrators({})
    const again = () => ask(pair, 'He', 'admins_invite', { name: 'Lin', role: 'viewer' }, 'tap-00000001')
    const [first, second] = [await again(), await again()]
    expect(second.data.invite).toEqual(first.data.invite)
    expect(database(pair).count('invites')).toBe(1)
    expect(audit(pair).filter(({ func }) => func === 'admins_invite')).toHaveLength(1)
    expect((await ask(pair, 'Lin', 'admins_claim', { code: first.data.code })).errcode).toBe(
      Errcode.SETUP_CODE_WRONG,
    )
    expect((await ask(pair, 'Lin', 'admins_claim', { code: second.data.code })).errcode).toBe(0)
  })

  it('that was accepted and whose answer was lost hears at the repeat that it worked', async () => {
    const pair = await withAdministrators({})
    const code = await invited(pair, { name: 'Lin', role: 'viewer' })
    pair.cloud.faults.add({ route: 'function', name: 'admins_claim', kill: 'after', times: 1 })
    const claim = () => ask(pair, 'Lin', 'admins_claim', { code }, 'tap-00000002')
    await claim().catch(() => undefined)
    expect(await claim()).toMatchObject({ errcode: 0, data: { res: { _id: who('Lin') } } })
    expect(database(pair).count('admins')).toBe(2)
    expect(audit(pair)).toHaveLength(3)
  })

  it.each([
    ['no name', { role: 'viewer' }],
    ['a role that is none', { name: 'Lin', role: 'emperor' }],
    ['no end', { name: 'Lin', role: 'viewer', days: 31 }],
    ['a role that is an operator', { name: 'Lin', role: { $ne: '' } }],
  ])('with %s is told so', async (_what, input) => {
    const pair = await withAdministrators({})
    expect((await pair.direct('He', 'admins_invite', input)).errcode).toBe(Errcode.INVALID_INPUT)
    expect(database(pair).count('invites')).toBe(0)
  })

  it('lasts as many days as was said, three if nothing was', async () => {
    const pair = await withAdministrators({})
    const before = Date.now()
    await invited(pair, { name: 'a', role: 'viewer' })
    await invited(pair, { name: 'b', role: 'viewer', days: 30 })
    const [a, b] = (await ask(pair, 'He', 'admins_list', {})).data.invites
    for (const [invite, days] of [
      [a, 3],
      [b, 30],
    ] as const) {
      expect(invite?.ends).toBeGreaterThanOrEqual(before + days * DAY)
      expect(invite?.ends).toBeLessThanOrEqual(Date.now() + days * DAY)
    }
  })
})

describe('wrong codes', () => {
  it('of one person are heard ten times an hour, whichever instance hears them; others are not held up', async () => {
    const pair = await withAdministrators({})
    const code = await invited(pair, { name: 'Lin', role: 'viewer' })
    const guess = async (name: string) =>
      (await ask(pair, name, 'admins_claim', { code: 'AAAA-AAAA' })).errcode
    const told = []
    for (let n = 0; n < 12; n++) told.push(await guess('Lin'))
    const { SETUP_CODE_WRONG, TOO_MANY_CALLS } = Errcode
    expect(told).toEqual([...Array<number>(10).fill(SETUP_CODE_WRONG), TOO_MANY_CALLS, TOO_MANY_CALLS])
    expect(await ask(pair, 'Lin', 'admins_claim', { code })).toMatchObject({
      errcode: TOO_MANY_CALLS,
      errmsg: '试的次数太多了，请一小时后再试',
    })
    expect(await guess('Chen')).toBe(SETUP_CODE_WRONG)
    await anHourPasses(pair)
    expect((await ask(pair, 'Lin', 'admins_claim', { code })).errcode).toBe(0)
  })
})

/** As if every entry had been written an hour earlier: the functions go by their own clock. */
async function anHourPasses(pair: RunningPair): Promise<void> {
  const before = audit(pair)
  await database(pair).remove('audit', {})
  await database(pair).insert(
    'audit',
    before.map((entry) => ({ ...entry, createtime: entry.createtime - DAY / 24 })),
  )
}
