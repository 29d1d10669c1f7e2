import { expect, it } from 'vitest'
import { Errcode } from '../../../contract'
import { cloudBucketName } from '../../../emulator/index'
import { adminApp } from '../../../local/pair'
import { heic, jpeg, png, webp } from '../../pictures'
import { ownPair, runPair } from '../run-pair'
import { type Ticket, ticketOf, told, upload, userOf, type wish } from './people'

const providers = ['wechat', 's3', 'oss', 'cos'] as const
const file = png()
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const text = 'This is a text, whatever its name says. '.repeat(10)

interface Row {
  what: string
  /** Does the store itself refuse it? WeChat's form says neither size nor type. */
  refused: 'by all' | 'by all but WeChat' | 'by images_add alone'
  ask?: Partial<typeof wish> | { type: 'image/jpeg' | 'image/webp'; bytes: number }
  fields?: (fields: Ticket['fields']) => Ticket['fields']
  file?: Uint8Array | string
  /** ms that pass before the upload */
  later?: number
}

const change = (fields: Ticket['fields'], name: RegExp, by: (value: string) => string) =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, name.test(field) ? by(value) : value]),
  )
const policy = (change: (json: string) => string) => (base64: string) =>
  Buffer.from(change(Buffer.from(base64, 'base64').toString())).toString('base64')
const promised = (type: 'image/jpeg' | 'image/webp', content: Uint8Array | string) => ({
  ask: { type, bytes: Buffer.byteLength(content) },
  file: content,
})

const rows: Row[] = [
  { what: 'when the ticket is over', refused: 'by all', later: 31 * 60_000 },
  { what: 'one byte too big', refused: 'by all but WeChat', file: Buffer.concat([file, Buffer.from('x')]) },
  { what: 'one byte too small', refused: 'by all but WeChat', file: file.subarray(0, -1) },
  {
    what: 'as another type',
    refused: 'by all but WeChat',
    fields: (fields) => change(fields, /content-type$/i, () => 'text/html'),
  },
  {
    what: 'under another key',
    refused: 'by all',
    fields: (fields) => change(fields, /^key$/, (key) => key.replace('incoming/', 'wall/')),
  },
  {
    what: 'with a policy for another size',
    refused: 'by all but WeChat',
    fields: (fields) =>
      change(
        fields,
        /^policy$/,
        policy((json) => json.replace(/range",\d+/, 'range",1')),
      ),
    file: file.subarray(0, 50),
  },
  {
    what: 'with a policy for another key',
    refused: 'by all',
    fields: (fields) =>
      change(
        change(fields, /^key$/, (key) => `${key}.html`),
        /^policy$/,
        policy((json) => json.replace('.png"', '.png.html"')),
      ),
  },
  {
    what: 'with a signature made with another secret',
    refused: 'by all',
    fields: (fields) =>
      change(fields, /signature$|security-token/i, (value) => value.replace(/[0-9a-f]{6}$/, '0f0f0f')),
  },
  {
    what: 'without a signature',
    refused: 'by all',
    fields: (fields) => change(fields, /signature$/i, () => ''),
  },
  { what: 'that is a text named .jpg', refused: 'by images_add alone', ...promised('image/jpeg', text) },
  { what: 'that is a HEIC named .jpg', refused: 'by images_add alone', ...promised('image/jpeg', heic()) },
  { what: 'that is an SVG named .webp', refused: 'by images_add alone', ...promised('image/webp', svg) },
  { what: 'that is a PNG named .jpg', refused: 'by images_add alone', ...promised('image/jpeg', png()) },
  { what: 'that is a WebP named .jpg', refused: 'by images_add alone', ...promised('image/jpeg', webp()) },
  {
    what: 'that begins as a JPEG and is a page',
    refused: 'by images_add alone',
    ...promised('image/jpeg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)])),
  },
  {
    what: 'that is the beginning of a JPEG',
    refused: 'by images_add alone',
    ...promised('image/jpeg', jpeg().subarray(0, 40)),
  },
]

it.each(providers)(
  '%s: of what was not asked for nothing is kept, nothing added',
  async (storage) => {
    const pair = await ownPair({}, { storage })
    const bucket = pair.cloud.storage(storage === 'wechat' ? adminApp.env : 'pictures-1250000000')
    for (const row of rows) {
      const lin = userOf(pair, `Lin ${row.what}`)
      const ticket = await ticketOf(lin, row.ask)
      pair.cloud.clock.advance(row.later ?? 0)
      const { url, fields } = ticket
      const { status } = await upload({ url, fields: row.fields?.(fields) ?? fields }, row.file ?? file)
      pair.cloud.clock.advance(-(row.later ?? 0))
      const byStore =
        row.refused === 'by all' || (row.refused === 'by all but WeChat' && storage !== 'wechat')
      expect([row.what, status >= 400, bucket.list().length]).toEqual([row.what, byStore, byStore ? 0 : 1])
      const { errcode } = await lin.call('images_add', told(ticket))
      expect([row.what, errcode]).toEqual([row.what, Errcode.IMAGE_NOT_AS_PROMISED])
      expect([row.what, bucket.list()]).toEqual([row.what, []])
      expect((await lin.call('images_list', { of: 'mine' })).data.images).toEqual([])
    }
  },
  60_000,
)

it.each(['s3', 'oss', 'cos'] as const)('%s takes no field that the form did not name', async (storage) => {
  const pair = await ownPair({}, { storage })
  const { url, fields } = await ticketOf(userOf(pair, 'Lin'))
  for (const extra of [
    'acl',
    'x-amz-acl',
    'x-oss-object-acl',
    'Content-Disposition',
    'success_action_redirect',
  ])
    expect((await upload({ url, fields: { ...fields, [extra]: 'public-read-write' } }, file)).status).toBe(
      403,
    )
  expect(pair.cloud.storage('pictures-1250000000').list()).toEqual([])
})

it('a link that is not the one of this very ticket is refused, letter by letter', async () => {
  const pair = await runPair()
  const lin = userOf(pair, 'Lin')
  const [ticket, other] = [await ticketOf(lin), await ticketOf(lin)]
  const elsewhere = await ticketOf(userOf(pair, 'Chen'))
  await Promise.all([ticket, other, elsewhere].map((given) => upload(given, file)))
  const { link } = ticket
  const bucket = cloudBucketName(adminApp.env)
  const [{ key } = { key: '' }] = pair.cloud.storage(adminApp.env).list()
  const links = {
    'a cloud:// id': `cloud://${adminApp.env}.${bucket}/${key}`,
    'a signed link': `${link}?sign=0123456789abcdef&t=1795000000`,
    'a link that ends': `${link}?X-Amz-Expires=600&X-Amz-Signature=0f`,
    'an empty query': `${link}?`,
    'a fragment': `${link}#x`,
    'a space behind': `${link} `,
    'another protocol': link.replace('http:', 'ftp:'),
    'https where it is http, or the other way about': link.replace('http:', 'https:'),
    'no protocol': link.replace('http:', ''),
    'another host': link.replace('127.0.0.1', '127.0.0.2'),
    'another port': link.replace(/:(\d+)\//, ':1/'),
    'somebody before the host': link.replace('//', '//he:secret@'),
    'another bucket': link.replace(bucket, `${bucket}0`),
    'a folder up': link.replace('/incoming/', '/incoming/../incoming/'),
    'a dot': link.replace('/incoming/', '/./incoming/'),
    'two slashes': link.replace('/incoming/', '//incoming/'),
    'percent signs': link.replace('incoming', '%69ncoming'),
    capitals: link.toUpperCase(),
    'capitals in the key': link.replace('/incoming/', '/Incoming/'),
    'one of one’s other pictures': other.link,
    'somebody else’s': elsewhere.link,
    'a page elsewhere': 'https://example.com/picture.png',
    'a script': 'javascript:alert(1)',
    data: `data:image/png;base64,${file.toString('base64')}`,
    nothing: '',
  }
  for (const [what, wrong] of Object.entries(links)) {
    const { errcode } = await lin.call('images_add', { ...told(ticket), link: wrong })
    expect([what, errcode]).toEqual([what, Errcode.LINK_NOT_PERMANENT])
  }
  expect(pair.cloud.storage(adminApp.env).list()).toHaveLength(3)
  for (const one of [other, ticket]) {
    const { errcode, data } = await lin.call('images_add', told(one))
    expect([errcode, data.image.link === one.link]).toEqual([0, false])
  }
})
