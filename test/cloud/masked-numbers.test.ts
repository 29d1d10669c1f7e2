import { describe, expect, it } from 'vitest'
import { personId } from '../../cloud/shared/person-id'
import { Errcode } from '../../contract'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { ask, audit, withAdministrators } from './admins/people'
import { userOf } from './images/people'
import { type RunningPair, someone } from './run-pair'

const lin = personId({ appid: userApp.appid, openid: inventedOpenid('Lin') })

/** He, the owner, an editor, a viewer; and Lin, who has registered. */
async function withLin(): Promise<RunningPair> {
  const pair = await withAdministrators({ Qian: 'editor', Zhou: 'viewer' })
  await userOf(pair, 'Lin').call('users_add', someone)
  return pair
}

describe('a telephone number', () => {
  it('is shown to no administrator but by its ends', async () => {
    const pair = await withLin()
    const answers = [
      await ask(pair, 'Zhou', 'users_list', {}),
      await ask(pair, 'Zhou', 'users_read', { _id: lin }),
      await ask(pair, 'Zhou', 'audit_list', {}),
    ]
    for (const answer of answers) expect(JSON.stringify(answer)).toContain('138****0001')
    expect(JSON.stringify(answers)).not.toContain(someone.tel)
  })

  it('is not found out by searching: who may not see it finds by its beginning, its end or the whole', async () => {
    const pair = await withLin()
    const found = async (who: string, search: string) => {
      const [list, count] = [
        await ask(pair, who, 'users_list', { search }),
        await ask(pair, who, 'users_count', { search }),
      ]
      expect(count.data.count).toBe(list.data.users.length)
      return list.data.users.length
    }
    for (const search of ['138', '0001', someone.tel, '林晓'])
      expect([search, await found('Zhou', search)]).toEqual([search, 1])
    for (const search of ['1380', '13800', '138000', '1380001000']) {
      expect([search, await found('Zhou', search)]).toEqual([search, 0])
      expect([search, await found('Qian', search)]).toEqual([search, 1])
    }
  })

  it('is told whole to an editor who asks, and the asking is in the audit', async () => {
    const pair = await withLin()
    expect((await ask(pair, 'Zhou', 'users_reveal', { _id: lin })).errcode).toBe(Errcode.ROLE_TOO_LOW)
    expect((await ask(pair, 'Qian', 'users_reveal', { _id: lin })).data).toEqual({ tel: someone.tel })
    expect(audit(pair).filter(({ func, refused }) => func === 'users_reveal' && !refused)).toMatchObject([
      { whom: lin, role: 'editor', name: 'Qian', before: null, after: {} },
    ])
  })

  it('is told as often as it is in the audit, whatever request id comes with it', async () => {
    const pair = await withLin()
    const chen = userOf(pair, 'Chen')
    await chen.call('users_add', someone)
    for (const _id of [lin, chen.id, lin]) await ask(pair, 'Qian', 'users_reveal', { _id }, 'one-request-id')
    const asked = audit(pair).filter(({ func }) => func === 'users_reveal')
    expect(asked.map(({ whom }) => whom).sort()).toEqual([lin, lin, chen.id].sort())
  })

  it('is told to nobody whose asking cannot be written down', async () => {
    const pair = await withLin()
    pair.cloud.faults.add({
      route: 'sdk',
      env: adminApp.env,
      action: 'database.insertDocument',
      cut: 'before',
    })
    const answer = await ask(pair, 'Qian', 'users_reveal', { _id: lin })
    expect(answer.errcode).toBe(Errcode.WRITE_FAILED)
    expect(JSON.stringify(answer)).not.toContain(someone.tel)
  })
})
