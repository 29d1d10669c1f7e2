import { admin, json, type Setting, post, runCloud } from '../../fixture'

export type Answer = Record<string, unknown> & { errcode: number; errmsg: string }

/** Somebody's server, which asks the admin mini program's cloud with its token. */
export async function runServer(options: Setting['options'] = {}) {
  const cloud = await runCloud({ options })
  const query = `grant_type=client_credential&appid=${admin.appid}&secret=${admin.secret}`
  const { access_token } = await json<{ access_token: string }>(`${cloud.url}/cgi-bin/token?${query}`)
  const address = (api: string) => `${cloud.url}/tcb/${api}?access_token=${access_token}`
  const ask = (api: string, body: object) => post<Answer>(address(api), { env: admin.env, ...body })
  return { cloud, address, ask }
}
