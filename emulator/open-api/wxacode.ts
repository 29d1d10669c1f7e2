import { scanAddress } from '../platform/scan-address'
import { Refusal } from '../wechat/refusal'
import type { OpenApi, OpenApiCall, OpenApiPlatform } from './open-api'
import { qrPicture } from './qr-code/qr-picture'

/** Characters: of a path of each of the two, of a scene. */
const MAX_PATH = { get: 1024, createQRCode: 128 }
const MAX_SCENE = 32
/** Pixels. */
const WIDTH = { default: 430, min: 280, max: 1280 }

/** 数字，大小写英文以及部分特殊字符 */
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]*$/

/**
 * `wxacode.get`, `createQRCode` and `getUnlimited`: a picture that leads to a page. It is a square QR code for all three,
 * and leads to the emulator's own phone. Whether there is such a page is not known here.
 * https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/qr-code/wxacode.get.html
 */
export const getCode: OpenApi = (platform, call) => codeOf(platform, call, pathIn(call, MAX_PATH.get))

/** https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/qr-code/wxacode.createQRCode.html */
export const createQRCode: OpenApi = (platform, call) =>
  codeOf(platform, call, pathIn(call, MAX_PATH.createQRCode))

/**
 * 40129, 40169: as people report them, the page names neither.
 * https://developers.weixin.qq.com/minigame/dev/api-backend/open-api/qr-code/wxacode.getUnlimited.html
 */
export const getUnlimited: OpenApi = (platform, call) => {
  const { scene, page = '' } = call.parameters
  if (typeof scene !== 'string' || scene === '' || scene.length > MAX_SCENE) throw new Refusal(40169)
  if (!SCENE.test(scene)) throw new Refusal(40129)
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('?')) throw new Refusal(41030)
  // The page finds it encoded, and decodes it itself.
  return codeOf(platform, call, `${page}?scene=${encodeURIComponent(scene)}`)
}

function pathIn({ parameters: { path } }: OpenApiCall, most: number): string {
  if (typeof path === 'string' && path !== '' && path.length <= most) return path.replace(/^\//, '')
  throw new Refusal(40159)
}

function codeOf({ url, openapi }: OpenApiPlatform, { appid, parameters }: OpenApiCall, path: string) {
  const { width = WIDTH.default, auto_color, line_color, is_hyaline } = parameters
  openapi.codes.add({ appid, path })
  return qrPicture(scanAddress(url, { appid, path }), {
    width: Math.min(Math.max(Number(width) || WIDTH.default, WIDTH.min), WIDTH.max),
    colour: auto_color === true ? [0, 0, 0] : colourOf(line_color),
    transparent: is_hyaline === true,
  })
}

/** `{"r":"xxx","g":"xxx","b":"xxx"}`, numbers or texts of them. */
function colourOf(given: unknown) {
  const part = (name: 'r' | 'g' | 'b') => {
    const value = Number((given as Record<string, unknown> | undefined)?.[name] ?? 0)
    return Math.min(Math.max(Math.round(value) || 0, 0), 255)
  }
  return [part('r'), part('g'), part('b')] as const
}
