import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Errcode } from '../../../contract'
import { adminApp } from '../../../local/pair'
import type { RunningPair } from '../run-pair'
import { ask, database, invited, withAdministrators } from './people'

const DRAW = 'wxacode.getUnlimited'

const drawn = (pair: RunningPair, code: string) => ask(pair, 'He', 'invites_draw', { code })

describe('an invite as a mini program code', () => {
  it('is a picture that leads to the first page with the code, and changes nothing', async () => {
    const pair = await withAdministrators()
    const code = await invited(pair, { name: 'Lin', role: 'viewer' })
    const before = database(pair).find('audit')
    const { errcode, data } = await drawn(pair, code)
    expect(errcode).toBe(0)
    const [kind = '', bytes = ''] = data.picture?.split(',') ?? []
    expect(kind).toBe('data:image/png;base64')
    expect(Buffer.from(bytes, 'base64').subarray(1, 4).toString()).toBe('PNG')
    const path = `apps/admin/pages/people/index?scene=${code}`
    expect(pair.cloud.calls().filter(({ action }) => action === DRAW)).toHaveLength(1)
    expect(await codes(pair)).toContainEqual(expect.objectContaining({ appid: adminApp.appid, path }))
    expect(existsSync('src/apps/admin/pages/people/index.tsx')).toBe(true)
    expect(database(pair).find('audit')).toEqual(before)
    expect((await ask(pair, 'Lin', 'admins_claim', { code })).errcode).toBe(0)
  })

  it.each<[string, (pair: RunningPair, code: string) => Promise<unknown>]>([
    ['was used', (pair, code) => ask(pair, 'Lin', 'admins_claim', { code })],
    [
      'was taken back',
      (pair) => ask(pair, 'He', 'admins_uninvite', { _id: String(database(pair).find('invites')[0]?._id) }),
    ],
    [
      'has ended',
      async (pair) => {
        const [invite = {}] = database(pair).find('invites')
        await database(pair).remove('invites', {})
        await database(pair).insert('invites', [{ ...invite, ends: Date.now() - 1 }])
      },
    ],
  ])('is not drawn when it %s', async (_what, happens) => {
    const pair = await withAdministrators()
    const code = await invited(pair, { name: 'Lin', role: 'viewer' })
    await happens(pair, code)
    expect((await drawn(pair, code)).errcode).toBe(Errcode.INVITE_ENDED)
    expect(pair.cloud.calls().filter(({ action }) => action === DRAW)).toEqual([])
  })

  it.each([
    ['the mini program is not published', { errcode: 41030, errmsg: 'invalid page' }],
    ['the function may not', { errcode: -604101, errmsg: 'function has no permission' }],
  ])('is none where %s; the log says why, without the code', async (_what, refusal) => {
    const pair = await withAdministrators()
    const code = await invited(pair, { name: 'Lin', role: 'viewer' })
    pair.cloud.openapi.answer({ api: DRAW, ...refusal })
    expect(await drawn(pair, code)).toMatchObject({ errcode: 0, data: { picture: null } })
    expect(pair.printed()).toContain(String(refusal.errcode))
    expect(pair.printed()).not.toContain(code)
  })
})

async function codes({ cloud }: RunningPair): Promise<unknown[]> {
  const answer = await fetch(`${cloud.url}/control/openapi`)
  return ((await answer.json()) as { codes: unknown[] }).codes
}
