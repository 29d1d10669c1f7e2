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
}
