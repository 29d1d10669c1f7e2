import { Errcode } from '@contract'
import { CloudError, NetworkError, type NoAnswer } from './errors'

const somethingWrong = '出了点问题，请稍后再试'

const noAnswer: Record<NoAnswer, string> = {
  failed: '没有连上服务，请检查网络后再试',
  timeout: '等了很久没有回应，请稍后再试',
  malformed: '服务的回答有误，请稍后再试',
}

/** Answers whose own sentence is for whoever runs the service. */
const forOperators = new Set<number>([Errcode.TOKEN_FAILED, Errcode.RELAY_FAILED])

/** The sentence, in Chinese, that a person is shown for an error. */
export function messageFor(error: unknown): string {
  if (error instanceof NetworkError) return noAnswer[error.reason]
  if (!(error instanceof CloudError)) return somethingWrong
  if (forOperators.has(error.errcode)) return '服务暂时用不了，请稍后再试'
  return isSentence(error.errmsg) ? error.errmsg : somethingWrong
}

/** A function written by hand may answer `fail`, a stack trace or a page of HTML. */
const isSentence = (text: string) => /^[\u3400-\u9fff][^<>{}\n]{1,99}$/.test(text)
