import type { Answer, DataOf, FunctionName, ImageView, Input, Functions } from '../../../contract'
import { inventedOpenid } from '../../../local/openid'
import { adminApp, userApp } from '../../../local/pair'
import { personId } from '../../../cloud/shared/person-id'
import { png } from '../../pictures'
import type { RunningPair } from '../run-pair'

export type Ticket = DataOf<'images_ticket'>

/** Somebody with a phone, as a test needs one. */
export interface Someone {
  /** `personId` */
  id: string
  call: <N extends FunctionName>(
    name: N,
    data: Input<Functions[N]>,
    requestId?: string,
  ) => Promise<Answer<DataOf<N>>>
}

/** In the user mini program, behind the relay. What the relay itself refuses is the answer then. */
export const userOf = ({ relay }: RunningPair, who: string): Someone => ({
  id: personId({ appid: userApp.appid, openid: inventedOpenid(who) }),
  call: async (func, data, requestId = crypto.randomUUID()) => {
    const answer = await relay(who, { func, data, requestId })
    return (answer.errcode === 0 ? answer.data : answer) as never
  },
})

/** In the admin mini program itself. */
export const adminOf = ({ direct }: RunningPair, who: string): Someone => ({
  id: personId({ appid: adminApp.appid, openid: inventedOpenid(who) }),
  call: async (func, data, requestId = crypto.randomUUID()) =>
    (await direct(who, func, { ...data, requestId })) as never,
})

export async function administrator(pair: RunningPair, who = 'He'): Promise<Someone> {
  const person = adminOf(pair, who)
  const { errcode } = await person.call('admins_claim', { code: pair.setupCode })
  if (errcode !== 0) throw new Error(`${who} has not become an administrator: ${errcode}`)
  return person
}

export const wish = { purpose: 'wall', type: 'image/png', bytes: png().length } as const

export async function ticketOf(person: Someone, wanted: Partial<Input<Functions['images_ticket']>> = {}) {
  const { errcode, data } = await person.call('images_ticket', { ...wish, ...wanted })
  if (errcode !== 0) throw new Error(`There was no ticket: ${errcode}`)
  return data
}

/** As wx.uploadFile and browsers do it. */
export function upload(
  { url, fields }: Pick<Ticket, 'url' | 'fields'>,
  file: Uint8Array | string,
  type = 'image/png',
): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([file as BlobPart], { type }), 'picture')
  return fetch(url, { method: 'POST', body: form })
}

export const told = ({ _id, link }: Ticket) => ({ _id, link, width: 1, height: 1 })

/** All three steps. */
export async function addPicture(
  person: Someone,
  file: Uint8Array = png(),
  wanted: Partial<Input<Functions['images_ticket']>> = {},
): Promise<ImageView> {
  const ticket = await ticketOf(person, { bytes: file.length, ...wanted })
  const { status } = await upload(ticket, file)
  const { errcode, data } = await person.call('images_add', told(ticket))
  if (errcode !== 0) throw new Error(`The picture was not added: HTTP ${status}, ${errcode}`)
  return data.image
}
