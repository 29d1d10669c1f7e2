import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { actions } from './tencent-cloud-actions'
import { type CloudEnvironment, Refused, type TencentCloud } from './tencent-cloud-state'

const CHANGES = /^(Create|Update|Modify|Delete|BatchCreate|RunCommands)/
/** Seconds by which a request's time may be wrong. */
const WINDOW = 300

/**
 * As much of Tencent Cloud's API 3.0 as is spoken here: signatures, environments, collections, documents,
 * functions. It has what the documentation and @cloudbase/manager-node 5.6.5 say of it; nobody has compared it with the real
 * one.
 */
export async function startTencentCloud(
  given: Pick<CloudEnvironment, 'env' | 'secretId' | 'secretKey'>[],
): Promise<TencentCloud> {
  const environments = new Map<string, CloudEnvironment>(
    given.map((each) => [
      each.env,
      {
        ...each,
        bucket: `${each.env}-1250000000`,
        storagePermission: 'READONLY',
        tables: new Map(),
        functions: new Map(),
      },
    ]),
  )
  const refusals: { action: string; code: string; times: number }[] = []
  let breaks: { left: number; when: string } | undefined

  async function answer(action: string, request: IncomingMessage, body: string): Promise<object> {
    const signer = signerOf(request, body, [...environments.values()])
    const data = JSON.parse(body) as Record<string, unknown>
    cloud.calls.push({ action, data })
    const refusal = refusals.find((each) => each.action === action && each.times-- > 0)
    if (refusal) throw new Refused(refusal.code)
    const env = data.EnvId ?? data.Namespace
    const environment = environments.get(String(env))
    // An account knows nothing of another one's environments.
    if (!environment || environment.secretId !== signer)
      throw new Refused('ResourceNotFound', `no environment ${String(env)}`)
    const act = actions[action]
    if (!act) throw new Refused('InvalidAction', action)
    const answered = await act(environment, data, cloud)
    if (CHANGES.test(action)) await cloud.changed()
    return answered
  }

  const server = createServer((request, response) => {
    void (async () => {
      const body = Buffer.concat(await request.toArray()).toString()
      const action = String(request.headers['x-tc-action'])
      const breaking =
        CHANGES.test(action) && breaks !== undefined && --breaks.left === 0 ? breaks.when : undefined
      if (breaking === 'before') return request.socket.destroy()
      const answered = await answer(action, request, body).catch((error: unknown) => {
        const { code = 'InternalError', message } = error as Partial<Refused>
        return { Error: { Code: code, Message: message } }
      })
      if (breaking === 'after') return request.socket.destroy()
      return response.end(JSON.stringify({ Response: { ...answered, RequestId: 'r' } }))
    })()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  const cloud: TencentCloud = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    environments,
    calls: [],
    breakAt(left, when) {
      breaks = { left, when }
    },
    refuse: (action, code, times = 1) => refusals.push({ action, code, times }),
    changed: () => undefined,
    run: () => Promise.reject(new Error('Nothing runs here.')),
    database: () => {
      throw new Error('Nothing is kept here.')
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return cloud
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** @throws Refused as the API names it */
function signerOf(request: IncomingMessage, body: string, known: CloudEnvironment[]): string {
  const { authorization = '', host = '', 'content-type': type = '', 'x-tc-timestamp': time } = request.headers
  const pattern =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]{10})\/(\w+)\/tc3_request, SignedHeaders=content-type;host, Signature=(\w{64})$/
  const [, id = '', date = '', service = '', signature] = pattern.exec(authorization) ?? []
  const account = known.find(({ secretId }) => secretId === id)
  if (!account) throw new Refused('AuthFailure.SecretIdNotFound')
  if (Math.abs(Date.now() / 1000 - Number(time)) > WINDOW) throw new Refused('AuthFailure.SignatureExpire')
  const canonical = `POST\n/\n\ncontent-type:${type}\nhost:${host}\n\ncontent-type;host\n${sha256(body)}`
  const text = `TC3-HMAC-SHA256\n${String(time)}\n${date}/${service}/tc3_request\n${sha256(canonical)}`
  const key = hmac(hmac(hmac(`TC3${account.secretKey}`, date), service), 'tc3_request')
  if (hmac(key, text).toString('hex') !== signature) throw new Refused('AuthFailure.SignatureFailure')
  return id
}
