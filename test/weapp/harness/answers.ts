import { type Answer, Errcode, type ImageView, type OwnRecord, type UserView } from '../../../contract'
import type { CloudAnswers } from './wx'

type Functions = Record<string, (data: Record<string, unknown>) => unknown>

export const success = (data: unknown): Answer => ({ errcode: Errcode.OK, errmsg: 'success', data })

export const refusal = (errcode: Errcode, errmsg: string): Answer => ({ errcode, errmsg, data: null })

/** The admin app's own cloud: each function by its name. */
export const ownCloud =
  (functions: Functions): CloudAnswers =>
  ({ name, data }) => {
    const answer = functions[name]
    if (!answer) throw Object.assign(new Error(`${name} is not deployed`), { errCode: -501000 })
    return answer(data)
  }

/** The user app's cloud: its one function `api`, and behind it those of the other mini program. */
export const relayTo = (functions: Functions): CloudAnswers =>
  ownCloud({
    api: async ({ func, data }) =>
      success(await ownCloud(functions)({ name: String(func), data: { ...(data as object) } })),
  })

export const lin: OwnRecord = {
  _id: 'lin',
  name: '林晓雨',
  age: 26,
  sex: 2,
  tel: '13800010001',
  createtime: Date.UTC(2026, 10, 20, 4),
  version: 0,
  state: 'active',
  consent: 1,
  consentTime: Date.UTC(2026, 10, 20, 4),
}

/** As many registered people as wanted, newest first. */
export const people = (count: number, from = 0): UserView[] =>
  Array.from({ length: count }, (_, i) => ({ ...lin, _id: `p${from + i}`, name: `第${from + i + 1}位` }))

/** As many pictures as wanted, of different shapes. */
export const pictures = (count: number, from = 0): ImageView[] =>
  Array.from({ length: count }, (_, i) => {
    const link = `https://pictures.example.com/wall/202611/${String(from + i).padStart(32, '0')}.jpg`
    return {
      _id: `picture-${String(from + i).padStart(24, '0')}`,
      link,
      thumbnail: `${link}?small`,
      purpose: 'wall',
      state: 'approved',
      type: 'image/jpeg',
      width: 1200,
      height: 700 + ((from + i) % 5) * 250,
      bytes: 200_000,
      createtime: 1_700_000_000_000 - i,
      mine: false,
    }
  })
