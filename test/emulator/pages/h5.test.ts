import { connect } from 'node:net'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Cloud } from '../../../emulator'
import { admin, ann, bob, optionsOf, post, runCloud, temporaryFolder, user, write } from '../fixture'

async function runBuild(people = [ann, bob]): Promise<Cloud> {
  const folder = temporaryFolder()
  write(folder, {
    'secret.txt': 'outside',
    'h5/index.html': '<h1>user</h1>',
    'h5/js/app.js': 'alert(1)',
    'h5/css/app.css': 'p{}',
    'h5/static/图 1.png': 'png',
    'h5/no-index/a.txt': 'a',
  })
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'h5', 'link.txt'))
  const options = optionsOf({})
  const miniPrograms = options.miniPrograms.map((given) =>
    given.appid === user.appid ? { ...given, h5: join(folder, 'h5'), people } : given,
  )
  return runCloud({ options: { miniPrograms } })
}

test('opening a mini program gives it the phone of its first person', async () => {
  const cloud = await runBuild()
  const page = await fetch(`${cloud.url}/h5/${user.appid}/`)
  expect(await page.text()).toBe('<h1>user</h1>')
  const { phone } = await post(`${cloud.url}/control/phones`, { appid: user.appid, openid: ann.openid })
  expect(page.url).toBe(`${cloud.url}/h5/${user.appid}/?phone=${String(phone)}`)
})

test('a page of an earlier run is given a new phone; one with a phone keeps it', async () => {
  const cloud = await runBuild()
  const { phone } = await post(`${cloud.url}/control/phones`, { appid: user.appid, openid: bob.openid })
  const kept = await fetch(`${cloud.url}/h5/${user.appid}/?phone=${String(phone)}`, { redirect: 'manual' })
  expect(kept.status).toBe(200)
  const old = await fetch(`${cloud.url}/h5/${user.appid}/?phone=old`, { redirect: 'manual' })
  expect(old.status).toBe(302)
})

test('where nobody is there yet, somebody is invented', async () => {
  const cloud = await runBuild([])
  expect((await fetch(`${cloud.url}/h5/${user.appid}/`)).url).toContain('?phone=')
})

test.each([
  ['js/app.js', 'text/javascript; charset=utf-8'],
  ['css/app.css', 'text/css; charset=utf-8'],
  ['static/%E5%9B%BE%201.png', 'image/png'],
  ['index.html', 'text/html; charset=utf-8'],
])('%s is served as %s', async (path, type) => {
  const cloud = await runBuild()
  const response = await fetch(`${cloud.url}/h5/${user.appid}/${path}`)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
})

test.each([
  ['../secret.txt'],
  ['..%2fsecret.txt'],
  ['js/%2e%2e/%2e%2e/secret.txt'],
  ['/etc/passwd'],
  ['%00'],
  ['%ff'],
  ['link.txt'],
  ['no-index/'],
  ['no-index'],
  ['js'],
])('%s is not found', async (path) => {
  const cloud = await runBuild()
  // Not fetch, which would tidy the path up.
  expect(await raw(cloud, `/h5/${user.appid}/${path}`)).toMatch(/^HTTP\/1\.1 404 /)
})

test('a mini program without a build, or an unknown one, is not found', async () => {
  const cloud = await runBuild()
  expect((await fetch(`${cloud.url}/h5/${admin.appid}/`)).status).toBe(404)
  expect((await fetch(`${cloud.url}/h5/wx0/`)).status).toBe(404)
})

function raw(cloud: Cloud, path: string): Promise<string> {
  const { host, port } = new URL(cloud.url)
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(Number(port), '127.0.0.1')
    socket
      .on('data', (chunk) => (text += chunk.toString()))
      .on('end', () => resolve(text))
      .on('error', reject)
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  })
}
