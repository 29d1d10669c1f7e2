/**
 * The words are those of wx-server-sdk 4.0.2 (config/error.config).
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference/errcode.html
 */
const titles = {
  [-601012]: 'unauthorized env',
  [-601015]: 'access denied (cloudfunction cloudbase_auth returns empty errCode)',
  [-601016]: 'missing env auth info',
  [-601017]: 'access denied (cloudbase_auth returns non-zero errCode)',
}

/** What `cloudbase_auth` answered. */
export interface Verdict {
  errCode: number
  errMsg: string
}

/** An environment does not let a mini program in. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied'
  constructor(
    readonly errCode: keyof typeof titles,
    /** With -601017: the resource's own words, which a client is told. */
    readonly verdict?: Verdict,
  ) {
    super(titles[errCode])
  }
}
