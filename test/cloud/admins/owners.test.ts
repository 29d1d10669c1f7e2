import { describe, expect, it, vi } from 'vitest'
import { type Answer, Errcode } from '../../../contract'
import { adminApp } from '../../../local/pair'
import { type RunningPair } from '../run-pair'
import { ask, audit, invited, rolesOf, who, withAdministrators } from './people'

describe('an owner', () => {
  it('changes roles and names, which holds at once and is in the audit', async () => {
    const pair = await withAdministrators({ Lin: 'viewer' })
    const change = await ask(pair, 'He', 'admins_change', { _id: who('Lin'), role: 'editor', name: '林' })
    expect(change).toMatchObject({ errcode: 0, data: { administrator: { name: '林', role: 'editor' } } })
    expect(audit(pair).at(-1)).toMatchObject({
      who: who('He'),
      role: 'owner',
      func: 'admins_change',
      whom: who('Lin'),
      before: { name: 'Lin', role: 'viewer' },
      after: { name: '林', role: 'editor' },
    })
    expect(await ask(pair, 'Lin', 'admins_get', {})).toMatchObject({
      data: { administrator: { role: 'editor' } },
    })
  })

  it('removes somebody, who is nobody from then on, and may be invited again', async () => {
    const pair = await withAdministrators({ Lin: 'editor' })
    expect((await ask(pair, 'He', 'admins_remove', { _id: who('Lin') })).errcode).toBe(0)
    expect((await ask(pair, 'Lin', 'users_list', {})).errcode).toBe(Errcode.NOT_ADMIN)
    expect(audit(pair)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          func: 'admins_remove',
          whom: who('Lin'),
          after: {},
          before: { name: 'Lin', role: 'editor' },
        }),
      ]),
    )
    const code = await invited(pair, { name: 'Lin', role: 'viewer' })
    expect((await ask(pair, 'Lin', 'admins_claim', { code })).errcode).toBe(0)
  })

  it('who asks for what is so already, or repeats a request, changes nothing', async () => {
    const pair = await withAdministrators({ Lin: 'editor' })
    const before = audit(pair).length
    await ask(pair, 'He', 'admins_change', { _id: who('Lin'), role: 'editor' })
    expect(audit(pair)).toHaveLength(before)
    for (const role of ['viewer', 'owner'] as const)
      await ask(pair, 'He', 'admins_change', { _id: who('Lin'), role }, 'tap-00000003')
    expect(rolesOf(pair)).toMatchObject({ Lin: 'viewer' })
    expect(audit(pair)).toHaveLength(before + 1)
    for (let n = 0; n < 2; n++)
      expect((await ask(pair, 'He', 'admins_remove', { _id: who('Lin') })).errcode).toBe(0)
    expect(audit(pair)).toHaveLength(before + 2)
  })

  it('is told of somebody who is not there', async () => {
    const pair = await withAdministrators({})
    const nobody = await ask(pair, 'He', 'admins_change', { _id: who('nobody'), role: 'viewer' })
    expect(nobody).toMatchObject({
      errcode: Errcode.ADMIN_NOT_FOUND,
      errmsg: expect.stringMatching(/管理员/),
    })
  })
})

const endings: [what: string, end: (pair: RunningPair, by: string, _id: string) => Promise<Answer>][] = [
  ['is demoted', (pair, by, _id) => ask(pair, by, 'admins_change', { _id, role: 'viewer' })],
  ['leaves', (pair, by, _id) => ask(pair, by, 'admins_remove', { _id })],
]

describe.each(endings)('the last owner who %s', (_what, end) => {
  it('is refused, and may once there is another one', async () => {
    const pair = await withAdministrators({ Lin: 'editor' })
    expect(await end(pair, 'He', 'first')).toMatchObject({
      errcode: Errcode.LAST_OWNER,
      errmsg: '至少要有一位所有者，请先让别人成为所有者',
    })
    expect(rolesOf(pair)).toEqual({ He: 'owner', Lin: 'editor' })
    await ask(pair, 'He', 'admins_change', { _id: who('Lin'), role: 'owner' })
    expect((await end(pair, 'He', 'first')).errcode).toBe(0)
    expect(rolesOf(pair)).toMatchObject({ Lin: 'owner' })
  })

  it.each([
    ['each other', ['He', who('Lin')], ['Lin', 'first']],
    ['both themselves', ['He', 'first'], ['Lin', who('Lin')]],
  ] as const)('two do it at once to %s: one of them is left', async (_whom, first, second) => {
    const pair = await withAdministrators({ Lin: 'owner' })
    // Both have looked and found the other one an owner; neither has written yet.
    const held = pair.cloud.faults.add({
      route: 'sdk',
      env: adminApp.env,
      action: 'database.modifyDocument',
      hold: true,
      times: 2,
    })
    const both = Promise.all([first, second].map(([by, _id]) => end(pair, by, _id)))
    await vi.waitFor(() => expect(held.struck).toBe(2), { timeout: 15_000, interval: 5 })
    held.remove()
    const codes = (await both).map(({ errcode }) => errcode)
    expect(codes.filter((code) => code === 0)).toHaveLength(1)
    const { LAST_OWNER, NOT_ADMIN, ROLE_TOO_LOW } = Errcode
    expect([LAST_OWNER, NOT_ADMIN, ROLE_TOO_LOW]).toContain(codes.find((code) => code !== 0))
    expect(Object.values(rolesOf(pair)).filter((role) => role === 'owner')).toHaveLength(1)
  })

  it('ten owners at once, each upon the next: at least one is left, and the audit says how', async () => {
    const names = Array.from({ length: 9 }, (_, n) => `owner ${n}`)
    const pair = await withAdministrators(Object.fromEntries(names.map((name) => [name, 'owner' as const])))
    const all = ['He', ...names]
    const idOf = (name: string) => (name === 'He' ? 'first' : who(name))
    await Promise.all(all.map((name, n) => end(pair, name, idOf(all[(n + 1) % all.length] ?? ''))))
    const left = Object.values(rolesOf(pair)).filter((role) => role === 'owner').length
    expect(left).toBeGreaterThan(0)
    const ended = audit(pair).filter(
      ({ func, refused }) => !refused && (func === 'admins_change' || func === 'admins_remove'),
    )
    expect(ended).toHaveLength(10 - left)
  }, 120_000)
})
