import type { Image } from '../contract'
import type { Cloud } from '../emulator/index'
import { type View, draw } from './drawing'
import { adminApp } from './pair'

const HOUR = 60 * 60 * 1000

const morning: View = {
  sky: [
    [120, 180, 230],
    [250, 225, 200],
  ],
  sun: [255, 240, 190],
  hills: [60, 110, 95],
  sunAt: 0.25,
}
const noon: View = {
  sky: [
    [60, 140, 220],
    [190, 225, 245],
  ],
  sun: [255, 252, 230],
  hills: [45, 125, 70],
  sunAt: 0.6,
}
const evening: View = {
  sky: [
    [70, 50, 110],
    [250, 150, 90],
  ],
  sun: [255, 210, 120],
  hills: [50, 35, 70],
  sunAt: 0.75,
}
const night: View = {
  sky: [
    [12, 18, 45],
    [50, 70, 120],
  ],
  sun: [235, 235, 220],
  hills: [14, 24, 40],
  sunAt: 0.4,
}
const autumn: View = {
  sky: [
    [170, 190, 205],
    [245, 220, 190],
  ],
  sun: [255, 235, 200],
  hills: [150, 75, 35],
  sunAt: 0.5,
}

/** Whose, what for, what of it is decided, what is on it, hours ago. */
type Row = [owner: number, Image['purpose'], Image['state'], View, hours: number]
const rows: Row[] = [
  [-1, 'banner', 'approved', morning, 30],
  [0, 'wall', 'pending', autumn, 1],
  [1, 'wall', 'approved', evening, 3],
  [3, 'wall', 'approved', noon, 8],
  [2, 'wall', 'approved', night, 20],
  [5, 'wall', 'approved', autumn, 47],
  [7, 'wall', 'approved', morning, 90],
]

type Person = Pick<Image, 'owner' | 'appid' | 'openid'>

/** Pictures on the wall, one to decide on, a banner: in WeChat's storage of the admin environment. */
export async function seedPictures(
  cloud: Pick<Cloud, 'url' | 'database' | 'storage'>,
  people: Person[],
  administrator: Person,
  now = Date.now(),
): Promise<void> {
  const bucket = cloud.storage(adminApp.env)
  const images = rows.map(async ([owner, purpose, state, view, hours], i) => {
    const person = people[owner] ?? administrator
    const createtime = now - hours * HOUR
    const month = new Date(createtime).toISOString().slice(0, 7).replace('-', '')
    const _id = `seed-picture-${String(i).padStart(4, '0')}`
    const key = `${purpose}/${month}/${_id}.png`
    const [width, height] = purpose === 'banner' ? [720, 320] : [480, 320]
    const { size: bytes } = await bucket.put(key, draw(view, width, height), 'image/png')
    const linkOf = (key: string) => `${cloud.url}/storage/${bucket.bucket}/${key}`
    const uploaded = `incoming/${month}/${_id}.png`
    const whose = { owner: person.owner, appid: person.appid, openid: person.openid }
    const object = { key, link: linkOf(key), width, height, bytes, type: 'image/png' }
    return {
      _id,
      ...whose,
      ...object,
      upload: { key: uploaded, link: linkOf(uploaded) },
      purpose,
      state,
      createtime,
      ticketEnds: createtime,
      sweepAt: 0,
      requestId: _id,
    }
  })
  await cloud.database(adminApp.env).insert('images', await Promise.all(images))
}
