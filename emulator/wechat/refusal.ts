import { randomBytes } from 'node:crypto'

/**
 * WeChat's texts: https://developers.weixin.qq.com/doc/oplatform/developers/errCode/ and the tables of each
 * API's page. 40014's and 40101's are those of the pages, as no answer with them was found in public.
 */
const texts: Record<number, string> = {
  [-1]: 'system error',
  40001:
    'invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken, ' +
    'more details at https://mmbizurl.cn/s/JtxxFh33r',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40006: 'invalid media size',
  40008: 'invalid message type',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40066: 'invalid url',
  40097: 'invalid args',
  40101: 'missing parameter',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40159: 'invalid length for path, or the data is not json string',
  40163: 'code been used',
  40164: 'invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist',
  40169: 'invalid length for scene, or the data is not json string',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41005: 'media data missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  43104: 'appid does not match openid',
  44002: 'empty post data',
  44004: 'empty content',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit mustslower retry next minute',
  45015: 'response out of time limit or subscription is canceled',
  45047: 'out of response count limit',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'code is expired',
  85088: 'no qbase privilege',
  87014: 'risky content',
}

/** A refusal of WeChat's HTTP API: HTTP 200 with `{ errcode, errmsg }`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly errcode: number
  /** Ends in ` rid: …`, which WeChat's query tool takes. */
  readonly errmsg: string

  /** The text may be left out for the codes of the table. */
  constructor(errcode: number, text = texts[errcode] ?? 'system error') {
    super(text)
    this.errcode = errcode
    this.errmsg = `${text} rid: ${rid()}`
  }
}

/** Such as `63cf14c3-1af7da21-37efbc86`: the second of the request, then chance. */
export function rid() {
  const time = Math.floor(Date.now() / 1000).toString(16)
  return `${time}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`
}
