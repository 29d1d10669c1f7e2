import * as v from 'valibot'

/** What a call of the open API is to end as. Of several that fit, the one that was added last counts. */
export const AnswerShape = v.strictObject({
  api: v.picklist([
    'security.msgSecCheck',
    'security.imgSecCheck',
    'security.mediaCheckAsync',
    'phonenumber.getPhoneNumber',
    'subscribeMessage.send',
    'customerServiceMessage.send',
    'wxacode.get',
    'wxacode.getUnlimited',
    'wxacode.createQRCode',
    'cloudbase.getOpenData',
  ]),
  /** Only calls in the name of this mini program. */
  appid: v.exactOptional(v.string()),
  /** Only calls that have this somewhere in a text of theirs: content, nickname, title, signature, media_url. */
  contains: v.exactOptional(v.string()),
  /** So many times, then gone; left out: without end. */
  times: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),

  /** The verdict of content safety; of mediaCheckAsync the one that is pushed later; where there is only fine and not fine, all but pass is 87014. */
  suggest: v.exactOptional(v.picklist(['pass', 'review', 'risky'])),
  /** With `suggest`: 100 fine, 10001 advertising, 20001 politics, 20002 pornography …, 21000 other. */
  label: v.exactOptional(v.number()),
  /** A refusal, before anything is looked at; of mediaCheckAsync the call's own. */
  errcode: v.exactOptional(v.pipe(v.number(), v.integer(), v.notValue(0))),
  errmsg: v.exactOptional(v.string()),
  /**
   * The whole answer as WeChat would give it, in snake_case; nothing is looked at, and nothing pushed. Of
   * cloudbase.getOpenData, which a `wx.cloud.CloudID` of a phone asks: what is put at its place, such as `{ data }`.
   */
  body: v.exactOptional(v.record(v.string(), v.unknown())),
})

const schema = v.pipe(
  AnswerShape,
  v.check(
    ({ suggest, errcode, body }) => [suggest, errcode, body].filter((end) => end !== undefined).length === 1,
    'An answer has one of "suggest", "errcode" and "body".',
  ),
  v.check(
    ({ api, suggest }) => suggest === undefined || api.startsWith('security.'),
    'Only content safety has a "suggest".',
  ),
)

export type OpenApiAnswer = v.InferOutput<typeof schema>

/** Throws a sentence about the first thing wrong with it. */
export function checkAnswer(given: unknown): OpenApiAnswer {
  const result = v.safeParse(schema, given)
  if (result.success) return result.output
  const [issue] = result.issues
  const path = v.getDotPath(issue)
  throw new Error(path === null ? issue.message : `The answer's "${path}": ${issue.message}`)
}
