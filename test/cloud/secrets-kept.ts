import { expect } from 'vitest'
import { adminApp, userApp } from '../../local/pair'
import { type RunningPair, someone } from './run-pair'

/** Whatever went wrong, nothing that was printed holds a token, a secret, a key, an openid or a number. */
export function expectSecretsKept({ cloud, adminSecret, relayKey, printed }: RunningPair): void {
  const tokens = cloud.database(userApp.env).find('token')
  const people = cloud.database(adminApp.env).find('users')
  const secrets = [adminSecret, relayKey, someone.tel]
  for (const { access_token } of tokens) secrets.push(String(access_token))
  for (const { openid } of people) secrets.push(String(openid))
  const text = printed()
  expect(text).not.toBe('')
  for (const secret of secrets) expect(text).not.toContain(secret)
}
