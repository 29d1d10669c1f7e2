import type { CallRecord } from '../control'
import { say } from '../language'

/** What the author of a call should know, by the log's own word for it. */
export const hintText: Record<NonNullable<CallRecord['hint']>, { short: string; whole: string }> = {
  'made-collection': {
    short: say('new collection', '新建集合'),
    whole: say(
      'There was no such collection; the cloud would have refused (-502005). Make it there before you deploy.',
      '原本没有这个集合，云端会拒绝（-502005）。部署之前请在云端创建。',
    ),
  },
  cut: {
    short: say('cut', '已截断'),
    whole: say(
      'More was found than was answered: without limit() an aggregation answers 20 rows. Add .limit() to it.',
      '结果没有全部返回：没有 limit() 的聚合只返回 20 条，请加上 .limit()。',
    ),
  },
  'led-here': {
    short: say('asked WeChat', '请求微信'),
    whole: say(
      'The function asked api.weixin.qq.com; the emulator has answered instead. Nothing went to the internet.',
      '云函数请求了 api.weixin.qq.com，由模拟器应答，没有访问外网。',
    ),
  },
  'user-info': {
    short: say('userInfo replaced', 'userInfo 被替换'),
    whole: say(
      'The caller sent a userInfo of its own; WeChat puts { appId, openId } in its place. Give the field another name.',
      '调用方传入了自己的 userInfo，会被微信的 { appId, openId } 覆盖，请换一个字段名。',
    ),
  },
}
