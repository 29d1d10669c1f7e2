import { Errcode } from '../../contract'
import { isUserApp, wechatCaller } from '../shared/caller'
import { describe, log } from '../shared/log'

/** WeChat's own form, not ours: errCode, and `auth` for the security rules of database and storage. */
interface Verdict {
  errCode: number
  errMsg: string
  auth?: string
}

/**
 * The doorkeeper of environment sharing: WeChat asks it whenever a mini program with which this environment is
 * shared enters it, and passes any errCode but 0 on to that mini program. `auth` says nothing, since no
 * collection is open to clients. Each function asks again for itself (cloud/shared/caller.ts).
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/resource-sharing/guidance.html
 */
export function main(): Verdict {
  try {
    const caller = wechatCaller()
    if (caller?.via === 'sharing' && isUserApp(caller.appid)) return { errCode: 0, errMsg: '', auth: '{}' }
    log.warn('not let in: not in USER_APPIDS, or WeChat named nobody', {
      via: caller?.via,
      appid: caller?.appid,
    })
  } catch (error) {
    log.error('nobody can be let in', { cause: describe(error) })
  }
  return { errCode: Errcode.CALLER_UNVERIFIED, errMsg: '这个小程序还没有获准使用，请联系云环境的管理员' }
}
