import { expect, it, vi } from 'vitest'
import { Errcode } from '../../../contract'
import { adminApp } from '../../../local/pair'
import { png } from '../../pictures'
import { ownPair } from '../run-pair'
import { type Answering, endless, raw, text, upstream } from '../upstream'
import { ticketOf, told, userOf } from './people'

const picture = png()
const said = { 'content-type': 'image/png', etag: '"abc"' }
const range = `bytes 0-${picture.length - 1}/${picture.length}`

/** Nobody can tell from these whether the picture is there, so it is not called a bad one, and not removed. */
const answers: [what: string, Answering][] = [
  ['101, which changes the protocol', raw('HTTP/1.1 101 Switching Protocols\r\n\r\n')],
  ['204', text('', { status: 204 })],
  ['a redirection', text('', { status: 302, headers: { location: 'http://127.0.0.1:9/' } })],
  ['HTTP 500', text('<html/>', { status: 500 })],
  ['nothing, for ever', raw('')],
  ['a byte at a time, for ever', endless('x', 50, said)],
  ['half of it', raw(`HTTP/1.1 200 OK\r\nETag: "abc"\r\nContent-Length: ${picture.length}\r\n\r\n`, 'end')],
  ['no size', text(picture, { status: 206, headers: said })],
  [
    'a size in words',
    text(picture, { status: 206, headers: { ...said, 'content-range': 'bytes 0-9/many' } }),
  ],
  ['no ETag', text(picture, { headers: { 'content-length': String(picture.length) } })],
  ['less than it says', text('', { status: 206, headers: { ...said, 'content-range': range } })],
]

it.each(answers)(
  'a storage that answers %s is told as one that does not work',
  async (_what, answering) => {
    const storage = await upstream()
    const pair = await ownPair({ variables: { admin: { STORAGE_ENDPOINT: storage.url } } }, { storage: 's3' })
    const lin = userOf(pair, 'Lin')
    const ticket = await ticketOf(lin)
    storage.answer('*', answering)
    expect(await lin.call('images_add', told(ticket))).toMatchObject({ errcode: Errcode.STORAGE_FAILED })
    expect(storage.asked().filter((line) => line.startsWith('DELETE'))).toEqual([])
    expect(pair.cloud.database(adminApp.env).find('images')).toMatchObject([{ state: 'expected' }])
    // It works again: the same picture is taken.
    storage.answer('*', text(picture, { headers: said }))
    await vi.waitFor(
      async () => expect(await lin.call('images_add', told(ticket))).toMatchObject({ errcode: Errcode.OK }),
      { timeout: 15_000 },
    )
  },
  30_000,
)

it('a storage that sends without end is cut off behind what was promised, and that is no picture', async () => {
  const storage = await upstream()
  const pair = await ownPair({ variables: { admin: { STORAGE_ENDPOINT: storage.url } } }, { storage: 's3' })
  const lin = userOf(pair, 'Lin')
  const ticket = await ticketOf(lin)
  storage.answer('*', endless(Buffer.concat([picture, Buffer.alloc(1024 * 1024)]), undefined, said))
  const answer = await lin.call('images_add', told(ticket))
  expect(answer).toMatchObject({ errcode: Errcode.IMAGE_NOT_AS_PROMISED })
})
