import { createHash } from 'node:crypto'
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { user } from '../../fixture'
import { buckets, codeOf, filesIn, KEY, runStore, TYPE } from './fixture'
import { follow } from './clients/client'
import { send, type Sent } from './clients/raw'
import { s3Link } from './signers'

const MANY = Array.from({ length: 1001 }, (_, index) => `<Object><Key>${index}</Key></Object>`).join('')
const LAUGHS = '<!DOCTYPE Delete [<!ENTITY a "aaaa">]><Delete><Object><Key>&a;</Key></Object></Delete>'
const md5 = (text: string) => createHash('md5').update(text).digest('base64')

test.each<[string, Sent, [number, string]]>([
  ['what is no XML', { method: 'POST', path: '?delete', body: '<Delete>' }, [400, 'MalformedXML']],
  ['no body', { method: 'POST', path: '?delete', body: '' }, [400, 'MalformedXML']],
  ['another root', { method: 'POST', path: '?delete', body: '<Remove/>' }, [400, 'MalformedXML']],
  ['nothing to delete', { method: 'POST', path: '?delete', body: '<Delete/>' }, [400, 'MalformedXML']],
  [
    'no key',
    { method: 'POST', path: '?delete', body: '<Delete><Object><Key/></Object></Delete>' },
    [400, 'MalformedXML'],
  ],
  [
    'too many keys',
    { method: 'POST', path: '?delete', body: `<Delete>${MANY}</Delete>` },
    [400, 'MalformedXML'],
  ],
  ['entities of its own', { method: 'POST', path: '?delete', body: LAUGHS }, [400, 'MalformedXML']],
  [
    'other XML than its MD5 says',
    { method: 'POST', path: '?delete', body: LAUGHS, headers: { 'content-md5': md5('x') } },
    [400, 'BadDigest'],
  ],
  ['a page of no number', { path: '?max-keys=many' }, [400, 'InvalidArgument']],
  ['a page that begins nowhere', { path: '?list-type=2&continuation-token=%3D' }, [400, 'InvalidArgument']],
  ['another encoding', { path: '?encoding-type=base64' }, [400, 'InvalidArgument']],
  ['a header that cannot be said', { path: `${KEY}?response-content-type=%0d%0a` }, [400, 'InvalidArgument']],
  ['uploads in folders', { path: '?uploads&delimiter=/' }, [501, 'NotImplemented']],
  ['who may do what', { path: `${KEY}?acl` }, [501, 'NotImplemented']],
  ['an older version', { path: `${KEY}?versionId=1` }, [501, 'NotImplemented']],
  ['rules of a bucket', { method: 'PUT', path: '?lifecycle', body: '' }, [501, 'NotImplemented']],
  ['a new bucket', { method: 'PUT', body: '' }, [405, 'MethodNotAllowed']],
  ['no bucket any more', { method: 'DELETE' }, [405, 'MethodNotAllowed']],
  ['something unheard of', { method: 'PATCH', path: KEY, body: '' }, [405, 'MethodNotAllowed']],
  ['no such upload', { path: `${KEY}?uploadId=none` }, [404, 'NoSuchUpload']],
  ['the end of no upload', { method: 'POST', path: `${KEY}?uploadId=none`, body: '' }, [404, 'NoSuchUpload']],
  [
    'part 0',
    { method: 'PUT', path: `${KEY}?uploadId=none&partNumber=0`, body: 'x' },
    [400, 'InvalidArgument'],
  ],
  [
    'part 10001',
    { method: 'PUT', path: `${KEY}?uploadId=none&partNumber=10001`, body: 'x' },
    [400, 'InvalidArgument'],
  ],
  ['too long a key', { method: 'PUT', path: 'k'.repeat(1025), body: 'x' }, [400, 'KeyTooLongError']],
  [
    'too long a key in parts',
    { method: 'POST', path: `${'k'.repeat(1025)}?uploads` },
    [400, 'KeyTooLongError'],
  ],
  [
    'an MD5 that is none',
    { method: 'PUT', path: KEY, body: 'x', headers: { 'content-md5': 'x' } },
    [400, 'InvalidDigest'],
  ],
  [
    'other bytes than its MD5 says',
    { method: 'PUT', path: KEY, body: 'x', headers: { 'content-md5': md5('y') } },
    [400, 'BadDigest'],
  ],
  [
    'other bytes than its checksum says',
    { method: 'PUT', path: KEY, body: 'x', headers: { 'x-amz-checksum-crc32': 'AAAAAA==' } },
    [400, 'BadDigest'],
  ],
  [
    'a copy of what is not there',
    { method: 'PUT', path: KEY, body: '', headers: { 'x-amz-copy-source': 'nowhere/k' } },
    [404, 'NoSuchBucket'],
  ],
  [
    'a copy that cannot be read',
    { method: 'PUT', path: KEY, body: '', headers: { 'x-amz-copy-source': '%zz' } },
    [400, 'InvalidArgument'],
  ],
  [
    'a copy under a condition',
    {
      method: 'PUT',
      path: KEY,
      headers: { 'x-amz-copy-source': 'k', 'x-amz-copy-source-if-none-match': 'x' },
    },
    [501, 'NotImplemented'],
  ],
  [
    'bytes only where nothing is',
    { method: 'PUT', path: KEY, body: 'x', headers: { 'if-none-match': '*' } },
    [501, 'NotImplemented'],
  ],
])('%s is refused in XML, with the code of S3', async (_what, sent, refusal) => {
  const { cloud, folder } = await runStore()
  const response = await send(cloud, sent)
  expect(response.headers.get('content-type')).toBe('application/xml')
  expect(await codeOf(response)).toEqual(refusal)
  expect(filesIn(folder)).toEqual([])
})

test('the XML of a refusal is well formed whatever was asked for', async () => {
  const { cloud } = await runStore()
  const response = await send(cloud, { path: `${encodeURIComponent('<&>\u0001')}?acl` })
  expect(await response.text()).toContain('/&lt;%26&gt;?</Resource>')
})

test('whoever signs sees his buckets, and no one else', async () => {
  const { cloud } = await runStore()
  const list = (secretAccessKey: string) =>
    new S3Client({
      endpoint: `${cloud.url}/storage`,
      region: buckets.s3.region,
      credentials: { ...buckets.s3, secretAccessKey },
    }).send(new ListBucketsCommand({}))
  const { Buckets = [] } = await list(buckets.s3.secretAccessKey)
  expect(Buckets.map(({ Name }) => Name)).toEqual([buckets.s3.name, `other-${buckets.s3.name}`])
  await expect(list('a-guess')).rejects.toThrow('does not match')
  expect(await codeOf(await fetch(`${cloud.url}/storage/`))).toEqual([403, 'AccessDenied'])
  expect(await codeOf(await fetch(`${cloud.url}/storage`, { method: 'PUT' }))).toEqual([
    405,
    'MethodNotAllowed',
  ])
})

test.each([
  ['HEAD', '', 200, ''],
  ['HEAD', KEY, 404, ''],
  [
    'GET',
    '?location',
    200,
    '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"></LocationConstraint>',
  ],
  ['GET', `${KEY}?tagging`, 200, '<TagSet></TagSet>'],
])('%s of "%s" is answered with %i', async (method, path, status, text) => {
  const { cloud } = await runStore()
  const response = await send(cloud, { method, path })
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(text)])
})

test('a list in percent-encoding tells every key as it is, whatever XML could not hold', async () => {
  const { cloud } = await runStore()
  const key = 'a\u0001/<b>\r\n中'
  await cloud.storage(buckets.s3.name).put(key, Buffer.from('x'), TYPE)
  const text = await (await send(cloud, { path: '?list-type=2&encoding-type=url' })).text()
  const [, told = ''] = /<Key>(.*)<\/Key>/.exec(text) ?? []
  expect(told).toBe('a%01/%3Cb%3E%0D%0A%E4%B8%AD')
  const body = '<Delete><Object><Key>a&#xD;&#10;&lt;b</Key></Object></Delete>'
  await cloud.storage(buckets.s3.name).put('a\r\n<b', Buffer.from('x'), TYPE)
  await send(cloud, { method: 'POST', path: '?delete', body })
  expect(cloud.storage(buckets.s3.name).list()).toMatchObject([{ key }])
})

test('headers of the upload are said again; whoever signs may have them said otherwise', async () => {
  const { cloud } = await runStore()
  const headers = {
    'content-type': 'text/csv',
    'cache-control': 'no-cache',
    'content-disposition': 'inline',
    'x-amz-meta-note': 'mine',
  }
  await send(cloud, { method: 'PUT', path: KEY, body: 'a,b', headers })
  const url = `${cloud.url}/storage/${buckets.s3.name}/${KEY}`
  expect(Object.fromEntries((await fetch(url)).headers)).toMatchObject(headers)
  const asked = '?response-content-disposition=attachment%3B%20filename%3D%22a.csv%22'
  const said = await send(cloud, { path: KEY + asked })
  expect(said.headers.get('content-disposition')).toBe('attachment; filename="a.csv"')
  expect((await fetch(url + asked)).status).toBe(403)
  const body = 'x'
  const copied = { 'x-amz-copy-source': `${buckets.s3.name}/${KEY}`, 'x-amz-metadata-directive': 'REPLACE' }
  await send(cloud, { method: 'PUT', path: 'copy', headers: { ...copied, 'content-type': TYPE }, body })
  const copy = await fetch(`${cloud.url}/storage/${buckets.s3.name}/copy`)
  expect([copy.headers.get('content-type'), copy.headers.get('x-amz-meta-note')]).toEqual([TYPE, null])
})

test('what another version of the object is wanted for is not told', async () => {
  const { cloud } = await runStore()
  const { etag } = await cloud.storage(buckets.s3.name).put(KEY, Buffer.from('x'), TYPE)
  const url = `${cloud.url}/storage/${buckets.s3.name}/${KEY}`
  const get = async (wanted: string) => (await fetch(url, { headers: { 'if-match': wanted } })).status
  expect([await get(`"${etag}"`), await get('*'), await get('"other"')]).toEqual([200, 200, 412])
  const from = { 'x-amz-copy-source': `${buckets.s3.name}/${KEY}`, 'x-amz-copy-source-if-match': 'other' }
  const response = await send(cloud, { method: 'PUT', path: 'copy', headers: from, body: '' })
  expect(await codeOf(response)).toEqual([412, 'PreconditionFailed'])
})

test.each([
  [`${buckets.s3.name}.localhost`, 200, 'NoSuchKey'],
  [`${buckets.s3.name}.s3.us-east-1.amazonaws.com`, 200, 'NoSuchKey'],
  [`${buckets.cos.name}.cos.ap-shanghai.myqcloud.com`, 200, 'NoSuchKey'],
  [`${buckets.oss.name}.oss-cn-hangzhou.aliyuncs.com`, 200, 'NoSuchKey'],
  ['nowhere.localhost', 404, 'NoSuchBucket'],
  [`${buckets.s3.name}.example.com`, 403, undefined],
  [`${buckets.s3.name}.s3-amazonaws.com`, 403, undefined],
  [`${buckets.s3.name}.s3.us-east-1.evilamazonaws.com`, 403, undefined],
  [`${buckets.s3.name}.s3.amazonaws.com`, 200, 'NoSuchKey'],
  [`${buckets.s3.name}.localhost.example.com`, 403, undefined],
])('asked as %s it is %i', async (host, status, code) => {
  const { cloud } = await runStore()
  for (const { name } of Object.values(buckets))
    await cloud.storage(name).put('control', Buffer.from('an object'), TYPE)
  const asked = await follow(cloud, `http://${host}/control`)
  expect([asked.status, status === 200 && asked.text]).toEqual([status, status === 200 && 'an object'])
  const missing = await follow(cloud, `http://${host}/none`)
  expect(/<Code>(.*?)<\/Code>/.exec(missing.text)?.[1]).toBe(code)
})

test("WeChat's bucket takes nothing that is signed with keys: it has none", async () => {
  const { cloud } = await runStore()
  const { bucket } = cloud.storage(user.env)
  const keys = { keyId: buckets.cos.accessKeyId, secret: buckets.cos.secretAccessKey, region: 'us-east-1' }
  for (const [method, path, status] of [
    ['GET', '', 403],
    ['POST', '?delete', 405],
    ['POST', 'a?uploads', 400],
    ['PUT', 'a', 403],
    ['DELETE', 'a', 405],
  ] as const) {
    const address = `${cloud.url}/storage/${bucket}/${path}`
    const link = s3Link({ method, address, seconds: 60, now: Date.now(), ...keys })
    expect((await fetch(link, { method })).status, `${method} ${path}`).toBe(status)
  }
})
