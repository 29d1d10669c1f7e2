import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readForm } from '../../../../emulator/doors/object-store/read-form'

/** The bytes of a form as this machine's own fetch writes it. */
async function written(form: FormData): Promise<{ type: string; bytes: Buffer }> {
  const request = new Request('http://localhost', { method: 'POST', body: form })
  return {
    type: request.headers.get('content-type') ?? '',
    bytes: Buffer.from(await request.arrayBuffer()),
  }
}

/** Cut into pieces of these lengths, over and over. */
function* pieces(bytes: Buffer, lengths: number[]): Generator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1
    yield bytes.subarray(at, at + length)
    at += length
  }
}

// Names and values without lone surrogates and line ends, which the writer itself changes.
const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((value) => value.replace(/[\r\n]/g, ''))
const names = fc.uniqueArray(
  text.filter((name) => name !== ''),
  { maxLength: 5, selector: (name) => name.toLowerCase() },
)

test('any form is read as it was written, however it is cut into pieces on its way', async () => {
  await fc.assert(
    fc.asyncProperty(
      names,
      fc.array(text, { minLength: 5, maxLength: 5 }),
      fc.uint8Array({ maxLength: 2000 }),
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
      async (fields, values, file, lengths) => {
        const form = new FormData()
        const wanted = fields.filter((name) => !['file', 'key'].includes(name.toLowerCase()))
        wanted.forEach((name, index) => form.append(name, values[index] ?? ''))
        form.append('file', new Blob([file], { type: 'image/png' }), 'a.png')
        const { type, bytes } = await written(form)
        const read = await readForm(type, Readable.from(pieces(bytes, lengths)))
        const content = await buffer(read.file.bytes)
        await read.end()
        expect([...read.fields]).toEqual(wanted.map((name, index) => [name.toLowerCase(), values[index]]))
        expect([read.file.type, content.equals(file)]).toEqual(['image/png', true])
      },
    ),
    { numRuns: 300 },
  )
})

test('bytes that look like the boundary are part of the file', async () => {
  const file = Buffer.from('--b\r\n\r\n--\r\n--c--\r\n\r\n--B--\r\n-')
  const head = '--b\r\nContent-Disposition: form-data; name=file\r\n\r\n'
  const body = Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--b--')])
  for (const length of [1, 2, 3, 7, 1000]) {
    const read = await readForm('multipart/form-data; boundary="b"', Readable.from(pieces(body, [length])))
    expect((await buffer(read.file.bytes)).equals(file)).toBe(true)
  }
})

test('a form that ends anywhere before its end is refused', async () => {
  const form = new FormData()
  form.append('a', 'b')
  form.append('file', new Blob(['content']), 'a.txt')
  const { type, bytes } = await written(form)
  const end = bytes.lastIndexOf('\r\n--')
  for (let length = 0; length < end; length++) {
    const reading = readForm(type, Readable.from([bytes.subarray(0, length)])).then((read) =>
      buffer(read.file.bytes),
    )
    await expect(reading).rejects.toThrow('malformedForm')
  }
})

test.each([
  ['C:\\Users\\ann\\a.png', 'a.png'],
  ['/var/tmp/a.png', 'a.png'],
  ['图 片.png', '图 片.png'],
])('the file name %s counts as %s', async (filename, expected) => {
  const form = new FormData()
  form.append('key', '${filename}')
  form.append('file', new Blob(['']), filename)
  const { type, bytes } = await written(form)
  expect((await readForm(type, Readable.from([bytes]))).fields.get('key')).toBe(expected)
})
