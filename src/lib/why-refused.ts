/** How WeChat says that one of its interfaces did not do what it was asked for. */
interface Refusal {
  errMsg?: string
  errno?: number
}

/**
 * WeChat's privacy check stands before every interface that touches a person's data. 104: the person has not agreed to
 * the privacy guide; 112: the guide does not name this use, which only the mini program's owner can mend.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
const sentences: [is: (refusal: Refusal) => boolean, sentence: string][] = [
  [
    ({ errno, errMsg = '' }) => errno === 104 || errMsg.includes('privacy permission is not authorized'),
    '你还没有同意隐私保护指引，同意以后才能使用',
  ],
  [
    ({ errno, errMsg = '' }) => errno === 112 || errMsg.includes('not declared in the privacy agreement'),
    '小程序的隐私保护指引还没有写明这项用途，暂时不能使用，请告诉管理员',
  ],
  [
    ({ errMsg = '' }) => /auth deny|auth denied|authorize no response/.test(errMsg),
    '请先在设置里允许使用，再试一次',
  ],
]

/** Whoever opens a window of WeChat's and closes it again did nothing wrong. */
const isCancelled = ({ errMsg = '' }: Refusal) => errMsg.includes('cancel')

/** The sentence for the person, `otherwise` where WeChat's reason is another one; undefined where they only closed it. */
export function whyRefused(error: unknown, otherwise: string): string | undefined {
  const refusal = (error ?? {}) as Refusal
  if (isCancelled(refusal)) return undefined
  return sentences.find(([is]) => is(refusal))?.[1] ?? otherwise
}
