import { createHash, createHmac } from 'node:crypto'

/**
 * Tencent Cloud's API 3.0, which CloudBase's console and command line speak as well.
 * https://cloud.tencent.com/document/api/876/34809 (tcb), https://cloud.tencent.com/document/api/583/17235 (scf)
 */
export type CloudApi = (service: Service, action: string, data: object) => Promise<Record<string, unknown>>

const versions = { tcb: '2018-06-08', scf: '2018-04-16' }
type Service = keyof typeof versions

export interface Account {
  secretId: string
  secretKey: string
}

/** What the API has refused, with what helps where that is known. */
export class CloudApiError extends Error {
  override readonly name = 'CloudApiError'
  constructor(
    readonly action: string,
    readonly code: string,
    message: string,
  ) {
    const help = remedyFor(code)
    super(`${action}: ${code}: ${message}${help ? `\n    ${help}` : ''}`)
  }
}

/** Where environments that were opened in WeChat DevTools are. */
const REGION = 'ap-shanghai'
/** ms */
const TIMEOUT = 60_000
/** How often what was refused for being too much at once is asked again, and after how long at first: ms. */
const TRIES = 5

/**
 * @param base another address for all services: tests have one
 * @param pause ms before what was too much at once is asked again for the first time
 */
export function cloudApi(account: Account, base?: string, pause = 1_000): CloudApi {
  async function once(service: Service, action: string, data: object) {
    const url = base ?? `https://${service}.tencentcloudapi.com/`
    const body = JSON.stringify(data)
    const seconds = Math.floor(Date.now() / 1000)
    const response = await fetch(url, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(TIMEOUT),
      headers: {
        'Content-Type': 'application/json',
        'X-TC-Action': action,
        'X-TC-Region': REGION,
        'X-TC-Version': versions[service],
        'X-TC-Timestamp': String(seconds),
        Authorization: authorization(account, { service, host: new URL(url).host, body, seconds }),
      },
    }).catch((error: unknown) => {
      throw new CloudApiError(action, 'NotReached', causeOf(error))
    })
    const { Response: answer } = (await response.json().catch(() => ({}))) as { Response?: Answer }
    if (!answer) throw new CloudApiError(action, 'NoAnswer', `HTTP ${response.status}`)
    if (answer.Error) throw new CloudApiError(action, answer.Error.Code, answer.Error.Message)
    return answer
  }

  return async (service, action, data) => {
    for (let tried = 1; ; tried++) {
      try {
        return await once(service, action, data)
      } catch (error) {
        const again = error instanceof CloudApiError && error.code.startsWith('RequestLimitExceeded')
        if (!again || tried === TRIES) throw error
        await new Promise((done) => setTimeout(done, pause * 2 ** (tried - 1)))
      }
    }
  }
}

type Answer = Record<string, unknown> & { Error?: { Code: string; Message: string } }

interface Signed {
  service: string
  host: string
  body: string
  /** Since 1970. */
  seconds: number
}

/** TC3-HMAC-SHA256: https://cloud.tencent.com/document/api/876/34811 */
function authorization({ secretId, secretKey }: Account, { service, host, body, seconds }: Signed): string {
  const date = new Date(seconds * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const headers = 'content-type;host'
  const request = [
    'POST',
    '/',
    '',
    `content-type:application/json\nhost:${host}\n`,
    headers,
    sha256(body),
  ].join('\n')
  const text = ['TC3-HMAC-SHA256', seconds, scope, sha256(request)].join('\n')
  const key = [date, service, 'tc3_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `TC3${secretKey}`,
  )
  const signature = createHmac('sha256', key).update(text).digest('hex')
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${headers}, Signature=${signature}`
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function causeOf(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error ? `${message}: ${cause.message}` : message
}

/** Beginning of a code → what helps. https://cloud.tencent.com/document/api/876/34812 */
const remedies: [string, string][] = [
  ['NotReached', "This machine can't reach Tencent Cloud: look at its network, and at HTTPS_PROXY."],
  [
    'AuthFailure.SecretIdNotFound',
    'There is no such SecretId: copy …_CLOUD_SECRET_ID once more, or make a new key.',
  ],
  [
    'AuthFailure.SignatureFailure',
    '…_CLOUD_SECRET_KEY is not the one of this SecretId: they are made and copied together.',
  ],
  ['AuthFailure.SignatureExpire', "This machine's clock is wrong by more than five minutes: set it."],
  [
    'AuthFailure',
    'The account of this key may not do that: 访问管理 → 用户 → give it QcloudTCBFullAccess and QcloudSCFFullAccess.',
  ],
  [
    'UnauthorizedOperation',
    'The account of this key may not do that: 访问管理 → 用户 → give it QcloudTCBFullAccess and QcloudSCFFullAccess.',
  ],
  [
    'RequestLimitExceeded',
    'Too many requests at once from this account: run it again in a minute; what is done stays done.',
  ],
  ['LimitExceeded', "The environment's plan has no room for it: 云开发 → 设置 → 套餐."],
]

const remedyFor = (code: string): string | undefined =>
  remedies.find(([begins]) => code.startsWith(begins))?.[1]
