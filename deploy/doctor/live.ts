import { randomUUID } from 'node:crypto'
import { remedy } from '../../cloud/api/remedies'
import { stableToken } from '../../cloud/api/wechat'
import { signature } from '../../cloud/shared/relay-signature'
import { isRelay, type Values } from '../settings'
import type { Side } from '../pair-on-cloud'
import { relayKeys } from '../wanted'
import { type Check, check, type Finding, note, wrong } from './finding'

/** ms */
const TOKEN_TIMEOUT = 10_000

/** What only a real call shows: a token from WeChat, and the relay from end to end. */
export async function checkLive(values: Values, user: Side | undefined): Promise<Check[]> {
  if (!isRelay(values)) return []
  const token = await check('a token from WeChat', () => tokenFindings(values))
  if (!user?.found.functions.api) return [token]
  const pong: { value?: Pong } = {}
  const relay = await check('the relay, from end to end', async () =>
    relayFindings(values, await ping(values, user), pong),
  )
  const { value } = pong
  if (!value) return [token, relay]
  return [
    token,
    relay,
    await check('the storage: upload, read, remove', () => storageFindings(value)),
    await check('the clocks', () => clockFindings(value)),
  ]
}

/** WeChat gives out the same token as long as it is valid: asking takes it from nobody. */
async function tokenFindings({ ADMIN_APPID = '', ADMIN_SECRET = '' }: Values): Promise<Finding[]> {
  const [secret = ''] = ADMIN_SECRET.split(',')
  const outcome = await stableToken(ADMIN_APPID, secret, TOKEN_TIMEOUT)
  if (outcome.kind === 'done') return []
  if (outcome.kind !== 'refused')
    return [
      wrong(
        `WeChat gave no token: ${outcome.cause}`,
        'This machine does not reach api.weixin.qq.com.',
        'Look at its network.',
      ),
    ]
  const { errcode, errmsg } = outcome
  const what = `WeChat refused a token: errcode ${errcode} ${errmsg}`
  // As it should be: the AppSecret works from the address of `api` alone.
  if (errcode === 40164)
    return [
      note(
        what,
        "This machine's address is not in the IP whitelist.",
        'Nothing, if that of api is: see the relay below.',
      ),
    ]
  return [wrong(what, 'With it the relay calls the admin functions.', remedy(errcode))]
}

interface Pong {
  /** ms since 1970: when it was asked, in between, and when the answer came. */
  asked: number
  heard: number
  time: number
  answer: { errcode?: number; data?: { time?: number; storage?: string | null } | null } | null
  cause: string | null
}

interface Invoked {
  Result?: { InvokeResult?: number; RetMsg?: string; ErrMsg?: string }
}

/** As the console invokes a function, with a ping that whoever holds the key may send: cloud/api/ping.ts. */
async function ping(values: Values, { place }: Side) {
  const { USER_APPID: appid = '' } = values
  const [key = ''] = relayKeys(values)
  const [requestId, time] = [randomUUID(), Date.now()]
  const signed = signature({ func: 'ping', appid, openid: '', requestId, time, data: {} }, key)
  const { Result } = (await place.api('scf', 'Invoke', {
    FunctionName: 'api',
    Namespace: place.namespace,
    ClientContext: JSON.stringify({ ping: { appid, requestId, time, signature: signed } }),
  })) as Invoked
  const parsed = parse(Result?.RetMsg)
  return { ...parsed, asked: time, heard: Date.now(), ended: Result?.ErrMsg ?? '' }
}

function parse(text = ''): { errcode?: number; data?: object | null } {
  try {
    return (JSON.parse(text) ?? {}) as { errcode?: number; data?: object | null }
  } catch {
    return {}
  }
}

function relayFindings(
  values: Values,
  { errcode, data, asked, heard, ended }: Awaited<ReturnType<typeof ping>>,
  pong: { value?: Pong },
): Finding[] {
  if (errcode === -4003)
    return [
      wrong(
        'api does not believe the signature of a ping (-4003)',
        `Its RELAY_KEY is another than that of .env.local, or its clock differs from this one by more than a minute.`,
        'npm run deploy; then look at the clock of this machine.',
      ),
    ]
  if (errcode !== 0 || !data)
    return [
      wrong(
        `api answered ${errcode === undefined ? ended || 'nothing that can be read' : `errcode ${errcode}`}`,
        'A variable is missing there, it is older than the ping, or it was ended.',
        "npm run deploy; then look at api's log: 云开发 → 云函数 → 日志.",
      ),
    ]
  const value = { ...(data as Omit<Pong, 'asked' | 'heard'>), asked, heard }
  pong.value = value
  if (value.cause !== null)
    return [wrong(`the call did not come through: ${value.cause}`, ...whyNot(value.cause, values))]
  if (value.answer?.errcode === -4003)
    return [
      wrong(
        'the admin functions do not believe the relay (-4003)',
        'RELAY_KEY or USER_APPIDS there do not fit the relay, or the clocks of the two environments differ by more than a minute.',
        'npm run deploy, for both.',
      ),
    ]
  if (value.answer?.errcode !== 0)
    return [
      wrong(
        `health_check answered errcode ${value.answer?.errcode ?? 'none'}`,
        'A variable is missing there, or it is older than the relay.',
        'npm run deploy -- admin',
      ),
    ]
  return []
}

function whyNot(cause: string, { ADMIN_ENV = '' }: Values): [string, string] {
  const [, errcode] = /errcode (-?\d+)/.exec(cause) ?? []
  if (/-501000|-501005|INVALI+D_ENV|env/i.test(cause))
    return [
      'The environment that api calls is none of the admin mini program.',
      `ADMIN_ENV must be ${ADMIN_ENV}, of the same mini program as ADMIN_APPID; npm run deploy.`,
    ]
  if (errcode === '40164')
    return [
      "api's address is not in the IP whitelist.",
      'Give api a fixed egress IP and enter it: mp.weixin.qq.com → 开发管理 → 开发设置 → IP白名单.',
    ]
  if (/FUNCTION_NOT_FOUND|-501009|-504001/i.test(cause))
    return ['health_check is not there, or it failed.', 'npm run deploy -- admin']
  if (errcode !== undefined) return ['WeChat has refused it.', remedy(Number(errcode))]
  return ['It is the network, or WeChat.', "Ask again; then look at api's log: 云开发 → 云函数 → 日志."]
}

function storageFindings({ answer }: Pong): Finding[] {
  const complaint = answer?.data?.storage
  if (complaint === undefined || complaint === null) return []
  return [
    wrong(
      `no file could be uploaded and read: ${complaint}`,
      /403/.test(complaint)
        ? 'The access key is wrong, or may not do that in this bucket.'
        : 'A STORAGE_… variable names another place, or the storage is down.',
      'docs/storage.md: what the key must be allowed to do, and where the bucket is; then npm run deploy.',
    ),
  ]
}

/** ms by which clocks may differ before it is told; signatures bear a minute. */
const CLOCKS = 10_000

function clockFindings({ asked, heard, time, answer }: Pong): Finding[] {
  return [['api', time] as const, ['the admin functions', answer?.data?.time] as const].flatMap(
    ([whose, at]) => {
      const off = at === undefined ? 0 : Math.max(asked - at, at - heard, 0)
      if (off <= CLOCKS) return []
      return [
        wrong(
          `the clock of ${whose} and this one differ by ${Math.round(off / 1000)} s`,
          'Signatures are good for a minute: a little more, and every call is refused.',
          "Set this machine's clock; where it is right, ask Tencent Cloud.",
        ),
      ]
    },
  )
}
