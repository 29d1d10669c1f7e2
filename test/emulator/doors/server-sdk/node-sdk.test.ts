import { expect, test } from 'vitest'
import { ann, asAnn, functionFolder, optionsOf, runCloud, user, write } from '../../fixture'

/** Calls that wx-server-sdk has no words for, by the SDK that it is made of (`require('wx-server-sdk')` brings it). */
const withNodeSdk = (body: string) => `const tcb = require('@cloudbase/node-sdk')
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
  exports.main = async (event) => { ${body} }`

test('updateAndReturn() changes one document, and answers it as it is then', async () => {
  const cloud = await runCloud({
    user: {
      f: withNodeSdk(`const db = app.database()
        const token = db.collection('token')
        const first = await token.where({ n: db.command.gt(1) }).updateAndReturn({ n: db.command.inc(5) })
        const none = await token.where({ n: 99 }).updateAndReturn({ n: 1 })
        const same = await token.where({ n: 1 }).updateAndReturn({ n: 1 })
        return [first, none, same].map(({ updated, doc = null }) => ({ updated, doc }))`),
    },
  })
  const documents = [
    { _id: 'a', n: 1 },
    { _id: 'b', n: 2 },
  ]
  await cloud.database(user.env).insert('token', documents)
  expect(await asAnn(cloud, 'f')).toEqual([
    { updated: 1, doc: { _id: 'b', n: 7 } },
    { updated: 0, doc: null },
    { updated: 1, doc: { _id: 'a', n: 1 } },
  ])
  expect(cloud.database(user.env).find('token', { _id: 'b' })).toEqual([{ _id: 'b', n: 7 }])
})

test.each([
  ['security.msgSecCheck', { content: 'hello', version: 2, scene: 1, openid: ann.openid }, 0],
  ['security.msgSecCheck', { content: 'hello', version: 2, scene: 1, openid: 'nobody' }, 40003],
  ['security.mediaCheckAsync', { content: 'hello' }, -604101],
  ['security.unheardOf', {}, -604100],
])('callWxOpenApi() of %s with %j ends with %i', async (apiName, requestData, errcode) => {
  const source = withNodeSdk(`return app.callWxOpenApi(event)`)
  const folder = functionFolder(source, { sdk: true })
  write(folder, { 'config.json': '{ "permissions": { "openapi": ["security.msgSecCheck"] } }' })
  const environments = optionsOf({}).environments.map((each) =>
    each.env === user.env ? { ...each, functions: { f: { folder } } } : each,
  )
  const cloud = await runCloud({ options: { environments } })
  expect(await asAnn(cloud, 'f', { apiName, requestData })).toMatchObject({ result: { errcode } })
})

test('copyFile() copies, moves, and keeps what must not be overwritten', async () => {
  const cloud = await runCloud({ user: { f: withNodeSdk(`return app.copyFile({ fileList: event.list })`) } })
  const files = cloud.storage(user.env)
  await files.put('a/one.txt', Buffer.from('one'), 'text/plain')
  await files.put('b/two.txt', Buffer.from('two'), 'text/plain')
  await files.put('c/two.txt', Buffer.from('kept'), 'text/plain')
  const { fileList } = await asAnn<{ fileList: { fileId?: string; code?: string }[] }>(cloud, 'f', {
    list: [
      { srcPath: 'a/one.txt', dstPath: 'd/one.txt', removeOriginal: true },
      { srcPath: 'b/two.txt', dstPath: 'c/two.txt', overwrite: false },
      { srcPath: 'none/three.txt', dstPath: 'd/three.txt' },
      { srcPath: 'b/two.txt', dstPath: 'd/two.txt' },
    ],
  })
  expect(fileList.map(({ fileId, code }) => fileId ?? code)).toEqual([
    `cloud://${user.env}.${files.bucket}/d/one.txt`,
    'STORAGE_REQUEST_FAIL',
    'STORAGE_FILE_NONEXIST',
    `cloud://${user.env}.${files.bucket}/d/two.txt`,
  ])
  expect(files.list().map(({ key }) => key)).toEqual(['b/two.txt', 'c/two.txt', 'd/one.txt', 'd/two.txt'])
  expect((await files.get('c/two.txt'))?.bytes.toString()).toBe('kept')
})

test('copyFile() of a path that leads elsewhere is refused', async () => {
  const source = withNodeSdk(`return app.copyFile({ fileList: event.list }).catch(({ code }) => ({ code }))`)
  const cloud = await runCloud({ user: { f: source } })
  const list = [{ srcPath: '/etc/passwd', dstPath: 'd/passwd' }]
  expect(await asAnn(cloud, 'f', { list })).toMatchObject({ code: 'INVALID_PARAM' })
})
