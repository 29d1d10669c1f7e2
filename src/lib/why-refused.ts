import { texts } from '@/texts/shared'

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
const reasons: [is: (refusal: Refusal) => boolean, sentence: keyof ReturnType<typeof texts>['wechat']][] = [
  [
    ({ errno, errMsg = '' }) => errno === 104 || errMsg.includes('privacy permission is not authorized'),
    'privacyRefused',
  ],
  [
    ({ errno, errMsg = '' }) => errno === 112 || errMsg.includes('not declared in the privacy agreement'),
    'privacyIncomplete',
  ],
  [({ errMsg = '' }) => /auth deny|auth denied|authorize no response/.test(errMsg), 'notAllowed'],
]

/** Whoever opens a window of WeChat's and closes it again did nothing wrong. */
const isCancelled = ({ errMsg = '' }: Refusal) => errMsg.includes('cancel')

/** The sentence for the person, `otherwise` where WeChat's reason is another one; undefined where they only closed it. */
export function whyRefused(error: unknown, otherwise: string): string | undefined {
  const refusal = (error ?? {}) as Refusal
  if (isCancelled(refusal)) return undefined
  const reason = reasons.find(([is]) => is(refusal))?.[1]
  return reason ? texts().wechat[reason] : otherwise
}
