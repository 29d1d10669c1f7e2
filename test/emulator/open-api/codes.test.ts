import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import type { Cloud } from '../../../emulator/index'
import { call, runCalls, withToken } from '../cloud-calls'
import { ann, json, post, temporaryFolder, user, write } from '../fixture'

/** What stands in a picture, as a telephone's camera would find it, and how it looks. */
function scanned(picture: Buffer) {
  const { width, height, data } = PNG.sync.read(picture)
  const colourAt = (pixel: number) => [...data.subarray(pixel * 4, pixel * 4 + 4)]
  const dark = Array.from({ length: width * height }, (_, at) => colourAt(at)).find(([red]) => red !== 255)
  const light = colourAt(0)
  // What is see-through stands on something white.
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 0) data.fill(255, at, at + 4)
  const found = jsQR(new Uint8ClampedArray(data), width, height)
  return { leadsTo: found?.data, width, height, dark, light }
}

async function make(cloud: Cloud, api: string, data: object) {
  const { buffer, ...answer } = await call(cloud, `wxacode.${api}`, data)
  return { answer, ...scanned(Buffer.from(String(buffer), 'base64')) }
}

/** `GET /client/scan`: where it leads on, with a made phone. */
async function opened(address: string | undefined): Promise<string | null> {
  const { headers } = await fetch(String(address), { redirect: 'manual' })
  return headers.get('location')
}

const h5 = () => {
  const folder = temporaryFolder()
  write(folder, { 'index.html': '<!doctype html><title>phone</title>' })
  return folder
}

describe('a mini program code', () => {
  test.each([
    ['get', { path: 'pages/a/a?x=1&y=a%20b' }, 'pages/a/a?x=1&y=a%20b', '#/pages/a/a?x=1&y=a%2520b'],
    ['createQRCode', { path: '/pages/a/a' }, 'pages/a/a', '#/pages/a/a'],
    [
      'getUnlimited',
      { page: 'pages/a/a', scene: 'id=7&b' },
      'pages/a/a?scene=id%3D7%26b',
      '#/pages/a/a?scene=id%253D7%2526b',
    ],
    ['getUnlimited', { scene: '7' }, '?scene=7', '#/?scene=7'],
  ])('of %s %j is a picture that leads to its page on the phone', async (api, data, path, hash) => {
    const cloud = await runCalls({ ofUser: { h5: h5() } })
    const { answer, leadsTo, width, height } = await make(cloud, api, data)
    expect(answer).toEqual({ errCode: 0, errMsg: `openapi.wxacode.${api}:ok`, contentType: 'image/png' })
    expect([width, height]).toEqual([430, 430])
    expect(leadsTo).toBe(
      `${cloud.url}/client/scan?${String(new URLSearchParams({ appid: user.appid, path }))}`,
    )
    const { phone } = await post<{ phone: string }>(`${cloud.url}/control/phones`, {
      appid: user.appid,
      openid: ann.openid,
    })
    expect(await opened(leadsTo)).toBe(`/h5/${user.appid}/?phone=${phone}${hash}`)
    expect(await json(`${cloud.url}/control/openapi`)).toMatchObject({
      codes: [{ appid: user.appid, path, url: leadsTo }],
    })
  })

  test('has the width, the colour and the ground that were asked for', async () => {
    const cloud = await runCalls()
    const look = { width: 1280, lineColor: { r: '10', g: '20', b: 30 }, isHyaline: true }
    const { width, dark, light, leadsTo } = await make(cloud, 'get', { path: 'a', ...look })
    expect({ width, dark, light }).toEqual({
      width: 1280,
      dark: [10, 20, 30, 255],
      light: [255, 255, 255, 0],
    })
    expect(leadsTo).toContain('path=a')
    const plain = await make(cloud, 'get', { path: 'a'.repeat(1024), width: 1 })
    expect(plain).toMatchObject({ width: 280, dark: [0, 0, 0, 255], light: [255, 255, 255, 255] })
  })

  test('is a picture over HTTP, too, and a refusal is JSON', async () => {
    const cloud = await runCalls()
    const url = await withToken(cloud, '/wxa/getwxacodeunlimit')
    const response = await fetch(url, { method: 'POST', body: JSON.stringify({ scene: 'a' }) })
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(scanned(Buffer.from(await response.arrayBuffer())).leadsTo).toContain('scene%3Da')
    expect(await post(url, { scene: '' })).toMatchObject({ errcode: 40169 })
  })

  test('without an H5 build says where it leads', async () => {
    const cloud = await runCalls()
    const { leadsTo } = await make(cloud, 'get', { path: 'pages/a/a?x=1' })
    expect(await json(String(leadsTo))).toEqual({
      error: `The mini program "${user.appid}" has no H5 build here; the code leads to pages/a/a?x=1.`,
    })
    expect(await json(`${cloud.url}/client/scan`)).toHaveProperty('error')
  })

  /**
   * 41030: https://developers.weixin.qq.com/minigame/dev/api-backend/open-api/qr-code/wxacode.getUnlimited.html; the others as
   * people report them in WeChat's community, with these words.
   */
  test.each([
    ['get', { path: '' }, 40159, 'invalid length for path, or the data is not json string'],
    ['get', {}, 40159, 'invalid length for path'],
    ['get', { path: 'a'.repeat(1025) }, 40159, 'invalid length for path'],
    ['createQRCode', { path: 'a'.repeat(129) }, 40159, 'invalid length for path'],
    ['getUnlimited', {}, 40169, 'invalid length for scene, or the data is not json string'],
    ['getUnlimited', { scene: 'a'.repeat(33) }, 40169, 'invalid length for scene'],
    ['getUnlimited', { scene: 'a%20b' }, 40129, 'invalid scene'],
    ['getUnlimited', { scene: '中文' }, 40129, 'invalid scene'],
    ['getUnlimited', { scene: 'a', page: '/pages/a/a' }, 41030, 'invalid page'],
    ['getUnlimited', { scene: 'a', page: 'pages/a/a?x=1' }, 41030, 'invalid page'],
  ])('is not made by %s %j', async (api, data, errCode, reason) => {
    const cloud = await runCalls()
    expect(await call(cloud, `wxacode.${api}`, data)).toEqual({
      errCode,
      errMsg: expect.stringMatching(new RegExp(`^openapi.wxacode.${api}:fail ${reason}.* rid: `)) as string,
    })
    expect(await json(`${cloud.url}/control/openapi`)).toMatchObject({ codes: [] })
  })

  test('may be refused as it was told, such as when there are too many', async () => {
    const cloud = await runCalls()
    cloud.openapi.answer({ api: 'wxacode.get', errcode: 45029 })
    expect(await call(cloud, 'wxacode.get', { path: 'a' })).toMatchObject({ errCode: 45029 })
  })
})
