/** Calls of one API that a mini program may make. */
export interface Quota {
  perMinute?: number
  perDay?: number
}

/**
 * What the pages of the APIs say. `token`: of an older page.
 * https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
 */
export const DOCUMENTED = {
  token: { perDay: 2000 },
  stable_token: { perMinute: 10_000, perDay: 500_000 },
  'security.msgSecCheck': { perMinute: 4000, perDay: 2_000_000 },
  'security.imgSecCheck': { perMinute: 2000, perDay: 200_000 },
  'security.mediaCheckAsync': { perMinute: 2000, perDay: 200_000 },
  'wxacode.getUnlimited': { perMinute: 5000 },
} satisfies Record<string, Quota>

/** Other numbers than the documented ones: those of an account differ, and WeChat may raise them. */
export type QuotaOptions = { [Api in keyof typeof DOCUMENTED]?: Quota }
