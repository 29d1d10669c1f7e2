import type { Cloud, Permission } from '../../emulator/index'
import { browserCarrier } from '../../emulator/pages/wx/browser-carrier'
import { wxCloud } from '../../emulator/pages/wx/cloud'
import { ann, bob, optionsOf, post, runCloud, user } from './fixture'

/** The user's environment with a collection `notes` of each permission. */
export async function runNotes() {
  const { environments } = optionsOf({})
  const permissions: Permission[] = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY']
  const notes = Object.fromEntries(permissions.map((permission) => [permission, { permission }]))
  const collections = { ...notes, unsaid: {} }
  return runCloud({
    options: {
      environments: environments.map((each) => (each.env === user.env ? { ...each, collections } : each)),
    },
  })
}

export async function phoneOf(cloud: Cloud, { openid } = ann) {
  const { phone } = await post<{ phone: string }>(`${cloud.url}/control/phones`, {
    appid: user.appid,
    openid,
  })
  return { url: cloud.url, phone }
}

export const wxOf = async (cloud: Cloud, person = ann) =>
  wxCloud(browserCarrier(await phoneOf(cloud, person)))
export const databaseOf = async (cloud: Cloud, person = ann) => (await wxOf(cloud, person)).database()

/** A collection with a note of Ann's, one of Bob's, and one that a function wrote. */
export async function filled(permission: string) {
  const cloud = await runNotes()
  await cloud.database(user.env).insert(permission, [
    { _id: 'ann', _openid: ann.openid, n: 1 },
    { _id: 'bob', _openid: bob.openid, n: 2 },
    { _id: 'nobody', n: 3 },
  ])
  const db = await databaseOf(cloud)
  return {
    cloud,
    db,
    notes: db.collection(permission),
    stored: () => cloud.database(user.env).find(permission),
  }
}

export const ids = (answer?: { data: Record<string, unknown>[] }) => answer?.data.map(({ _id }) => _id)
