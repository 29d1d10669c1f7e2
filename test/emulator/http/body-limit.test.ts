import { expect, it } from 'vitest'
import { admin, json, post, runCloud } from '../fixture'

const credentials = { grant_type: 'client_credential', appid: admin.appid, secret: admin.secret }

it('a request in chunks, whose size nobody has said, is taken', async () => {
  const { url } = await runCloud()
  const body = new Blob([JSON.stringify(credentials)]).stream()
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit
  expect(await json(`${url}/cgi-bin/stable_token`, init)).toHaveProperty('access_token')
})

it('a request of more than 6 MB is refused', async () => {
  const { url } = await runCloud()
  const answer = await post(`${url}/cgi-bin/stable_token`, ' '.repeat(6 * 1024 * 1024 + 1))
  expect(answer).toEqual({ error: 'The request is too large.' })
})
