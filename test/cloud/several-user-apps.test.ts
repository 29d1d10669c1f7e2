import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { personId } from '../../cloud/shared/person-id'
import { type Answer, Errcode } from '../../contract'
import type { Cloud } from '../../emulator/index'
import { inventedOpenid } from '../../local/openid'
import { adminApp } from '../../local/pair'
import { ownPair, someone } from './run-pair'

const north = { appid: 'wxb000000000000001', env: 'north-1a2b' }
const south = { appid: 'wxb000000000000002', env: 'south-3c4d' }
const two = { userApps: [north, south] }

interface Person {
  appid: string
  openid: string
}

/** Through the relay of that person's own mini program; the relay's own answer, envelope in envelope. */
async function ask(
  cloud: Cloud,
  person: Person,
  func: string,
  data: object,
  requestId: string = randomUUID(),
): Promise<Answer<Answer | null>> {
  const { result } = await cloud.callFunction({ ...person, name: 'api', data: { func, data, requestId } })
  return result as Answer<Answer | null>
}

/** As the app does it: what became of a request that nobody answered in time is found out by the same one. */
async function told(...[cloud, person, func, data]: Parameters<typeof ask>): Promise<Answer> {
  const requestId = randomUUID()
  for (;;) {
    const answer = await ask(cloud, person, func, data, requestId)
    if (answer.data) return answer.data
  }
}

describe('two user mini programs with one admin environment', () => {
  it('the same openid in each is two people', async () => {
    const { cloud } = await ownPair({}, two)
    const openid = inventedOpenid('Lin')
    const [inNorth, inSouth] = [north, south].map(({ appid }) => ({ appid, openid }))
    if (!inNorth || !inSouth) throw new Error('There are two.')
    const registered = { errcode: Errcode.OK, data: { errcode: Errcode.OK } }
    expect(await ask(cloud, inNorth, 'users_add', { ...someone, name: '北林' })).toMatchObject(registered)
    expect(await ask(cloud, inSouth, 'users_add', { ...someone, name: '南林' })).toMatchObject(registered)
    const own = (person: Person) => ask(cloud, person, 'users_get', {})
    expect(await own(inNorth)).toMatchObject({ data: { data: { user: { name: '北林' } } } })
    expect(await own(inSouth)).toMatchObject({ data: { data: { user: { name: '南林' } } } })
    expect(
      cloud
        .database(adminApp.env)
        .find('users')
        .map(({ _id }) => _id)
        .sort(),
    ).toEqual([personId(inNorth), personId(inSouth)].sort())
  })

  it('both register forty people at once, by relay and by sharing, and nobody is lost or mixed up', async () => {
    const { cloud } = await ownPair({}, two)
    const people = Array.from({ length: 40 }, (_, i) => ({
      appid: (i % 2 ? north : south).appid,
      openid: inventedOpenid(`person ${i >> 1}`),
      name: `第${i}位`,
      sharing: i % 4 > 1,
    }))
    const answers = await Promise.all(
      people.map(async ({ appid, openid, name, sharing }) => {
        const data = { ...someone, name }
        if (!sharing) return told(cloud, { appid, openid }, 'users_add', data)
        const visit = { appid, openid, resourceAppid: adminApp.appid, resourceEnv: adminApp.env }
        await cloud.init(visit)
        return (await cloud.callFunction({ ...visit, name: 'users_add', data })).result
      }),
    )
    expect(answers).toEqual(
      people.map(
        (person) =>
          expect.objectContaining({ errcode: 0, data: { res: { _id: personId(person) } } }) as unknown,
      ),
    )
    const stored = cloud
      .database(adminApp.env)
      .find('users')
      .map(({ appid, openid, name }) => ({ appid, openid, name }))
    const byName = (a: { name?: unknown }, b: { name?: unknown }) =>
      String(a.name).localeCompare(String(b.name))
    expect(stored.sort(byName)).toEqual(people.map(({ sharing, ...person }) => person).sort(byName))
  })

  it('a relay whose mini program is not in USER_APPIDS is refused, the other one served', async () => {
    const { cloud } = await ownPair({ variables: { admin: { USER_APPIDS: north.appid } } }, two)
    const openid = inventedOpenid('Lin')
    const answerTo = (appid: string) => ask(cloud, { appid, openid }, 'users_add', someone)
    expect(await answerTo(north.appid)).toMatchObject({ data: { errcode: Errcode.OK } })
    expect(await answerTo(south.appid)).toMatchObject({ data: { errcode: Errcode.CALLER_UNVERIFIED } })
    expect(cloud.database(adminApp.env).count('users')).toBe(1)
  })
})
