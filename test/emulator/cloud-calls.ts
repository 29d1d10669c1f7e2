import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import type { Cloud, CloudOptions, MiniProgramOptions } from '../../emulator/index'
import { ann, functionFolder, optionsOf, post, runCloud, user } from './fixture'

/**
 * A function that hands its event's `data` to `cloud.openapi`, through the real wx-server-sdk. An event holds no bytes, nor does
 * an answer: files go in and out in Base64.
 */
const calling = `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async ({ api, data, options }) => {
    const openapi = options ? cloud.openapi(options) : cloud.openapi
    const [group, name] = api.split('.')
    if (data.media) data.media.value = Buffer.from(data.media.value, 'base64')
    try {
      const { buffer, ...answer } = await openapi[group][name](data)
      return buffer ? { ...answer, buffer: buffer.toString('base64') } : answer
    } catch ({ errCode, errMsg }) { return { errCode, errMsg } }
  }`

/** Prints what it hears and who it is for, then does what `then` says. */
export const hearing = (then = "return 'success'") => `exports.main = async (event) => {
  const { WX_OPENID: OPENID, WX_APPID: APPID, TCB_SOURCE: SOURCE } = process.env
  console.log(JSON.stringify({ event, OPENID, APPID, SOURCE }))
  ${then}
}`

const ALL = [
  'security.msgSecCheck',
  'security.imgSecCheck',
  'security.mediaCheckAsync',
  'phonenumber.getPhoneNumber',
  'subscribeMessage.send',
  'customerServiceMessage.send',
  'wxacode.get',
  'wxacode.getUnlimited',
  'wxacode.createQRCode',
]

interface Setting {
  /** What the function's config.json permits; null: there is none. */
  permitted?: string[] | null
  /** Source of the function that hears message pushes. */
  hears?: string
  ofUser?: Partial<MiniProgramOptions>
  options?: Partial<CloudOptions>
}

/** The user mini program with a function `f` that calls the open API, and one that hears pushes. */
export async function runCalls({
  permitted = ALL,
  hears = hearing(),
  ofUser = {},
  options = {},
}: Setting = {}): Promise<Cloud> {
  const folder = functionFolder(calling, { sdk: true })
  if (permitted)
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ permissions: { openapi: permitted } }))
  const { miniPrograms, environments } = optionsOf({ user: { hears } })
  return runCloud({
    options: {
      miniPrograms: miniPrograms.map((each) =>
        each.appid === user.appid
          ? { ...each, messagePush: { env: user.env, function: 'hears', delay: 20 }, ...ofUser }
          : each,
      ),
      environments: environments.map((each) =>
        each.env === user.env ? { ...each, functions: { ...each.functions, f: { folder } } } : each,
      ),
      ...options,
    },
  })
}

/** A call of `cloud.openapi` that Ann's tap causes; what the SDK resolves to or rejects with. */
export async function call(
  cloud: Cloud,
  api: string,
  data: object,
  more: object = {},
): Promise<Record<string, unknown>> {
  const event = { api, data, ...more }
  const { result } = await cloud.callFunction({
    appid: user.appid,
    openid: ann.openid,
    name: 'f',
    data: event,
  })
  return result as Record<string, unknown>
}

/** Something the person does on Ann's phone. */
export async function onPhone<Answer = Record<string, unknown>>(
  cloud: Cloud,
  method: string,
  request: object = {},
): Promise<Answer> {
  const { phone } = await post<{ phone: string }>(`${cloud.url}/control/phones`, {
    appid: user.appid,
    openid: ann.openid,
  })
  return post<Answer>(`${cloud.url}/client/${method}`, { phone, ...request })
}

/** An address of the open API with an access_token of the user mini program. */
export async function withToken(cloud: Cloud, path: string): Promise<string> {
  const { appid, secret } = user
  const given = { grant_type: 'client_credential', appid, secret }
  const { access_token } = await post<{ access_token: string }>(`${cloud.url}/cgi-bin/stable_token`, given)
  return `${cloud.url}${path}?access_token=${access_token}`
}

/** What the function `hears` printed, once it has been called so often. */
export async function heard(cloud: Cloud, times = 1): Promise<Record<string, unknown>[]> {
  return vi.waitFor(
    () => {
      const calls = cloud.calls().filter(({ kind, target }) => kind === 'function' && target === 'hears')
      expect(calls).toHaveLength(times)
      return calls.map(({ logs = [] }) => JSON.parse(logs[0] ?? '') as Record<string, unknown>)
    },
    { timeout: 60_000 },
  )
}
