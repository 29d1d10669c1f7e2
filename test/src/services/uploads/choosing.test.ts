import { beforeEach, expect, it } from 'vitest'
import { heic, jpeg, png } from '../../../pictures'
import { phone } from '../../stand-ins/taro'
import { album, newPhone, openUploader, until } from './phone-with-uploader'
import { pictureCloud } from './picture-cloud'

beforeEach(newPhone)

it.each([
  ['HEIC', heic(), /HEIC/],
  ['a text file named .jpg', Buffer.from('only text'), /只支持 JPG、PNG、WebP/],
  ['20 MB', jpeg(20_000_000), /不能超过 10 MB/],
  ['an empty file', Buffer.alloc(0), /空的/],
  ['a JPEG that is cut off', jpeg().subarray(0, 20), /打不开/],
  ['one byte', Buffer.from([0xff]), /只支持/],
])('%s is refused with a sentence before anything is asked of anybody', async (_, file, sentence) => {
  const { uploader, calls, seen } = openUploader({})
  album(file)
  expect(await uploader.choose('wall', 'album', 9)).toEqual([expect.stringMatching(sentence)])
  expect(calls).toEqual([])
  expect(seen).toEqual([])
})

it('takes the good ones of several, and says once what was wrong with the others', async () => {
  const cloud = await pictureCloud()
  const { uploader, arrived } = openUploader(cloud.script)
  album(heic(), png(), heic())
  expect(await uploader.choose('wall', 'album', 9)).toHaveLength(1)
  await until(() => arrived.length === 1)
})

it.each([
  ['chooseMedia:fail cancel', []],
  ['chooseMedia:fail privacy permission is not authorized', ['你还没有同意隐私保护指引，同意以后才能使用']],
  ['chooseMedia:fail', ['没有打开相册或相机，请允许使用后再试']],
])('after %s nothing is sent', async (refusal, sentences) => {
  phone.refusal = refusal
  const { uploader, calls } = openUploader({})
  expect(await uploader.choose('wall', 'album', 9)).toEqual(sentences)
  expect(calls).toEqual([])
})

it('a large JPEG is made smaller first, and the ticket is for the small one', async () => {
  const cloud = await pictureCloud()
  const { uploader, arrived } = openUploader(cloud.script)
  phone.compressed = jpeg(70_000)
  album(jpeg(2_000_000))
  await uploader.choose('wall', 'album', 9)
  await until(() => arrived.length === 1)
  expect(arrived[0]?.bytes).toBe(phone.compressed.length)
})

it('a large JPEG goes as it is where the phone cannot make it smaller', async () => {
  const cloud = await pictureCloud()
  const { uploader, arrived } = openUploader(cloud.script)
  const file = jpeg(2_000_000)
  album(file)
  await uploader.choose('wall', 'album', 9)
  await until(() => arrived.length === 1)
  expect(arrived[0]?.bytes).toBe(file.length)
})
