import { Errcode, errmsgs } from '@contract'
import { language } from '@/texts/language'
import { texts } from '@/texts/shared'
import { CloudError, NetworkError } from './errors'

/** Answers whose own sentence is for whoever runs the service. */
const forOperators = new Set<number>([Errcode.TOKEN_FAILED, Errcode.RELAY_FAILED])

/** The sentence that a person is shown for an error, in the language that the app speaks. */
export function messageFor(error: unknown): string {
  const { errors } = texts()
  if (error instanceof NetworkError) return errors.noAnswer[error.reason]
  if (!(error instanceof CloudError)) return errors.somethingWrong
  // A function that was there when this app was built, or is not yet: nobody else asks for one that is not open to them.
  if (error.errcode === Errcode.FUNCTION_NOT_ALLOWED) return errors.noAnswer.otherVersion
  if (forOperators.has(error.errcode)) return errors.unavailable
  return (language() === 'zh' ? asAnswered(error) : translated(error)) ?? errors.somethingWrong
}

/** A function written by hand may answer `fail`, a stack trace or a page of HTML. */
const asAnswered = ({ errmsg }: CloudError) =>
  /^[\u3400-\u9fff][^<>{}\n]{1,99}$/.test(errmsg) ? errmsg : undefined

/** Answers are in Chinese; the contract knows what they mean. */
function translated({ errcode, errmsg, sentence = sentenceOf(errcode) }: CloudError) {
  const said = sentence?.({ lang: language() })
  // Of a bug: what a person may quote.
  const [, id] = /（编号 ([\w-]+)）$/.exec(errmsg) ?? []
  return said && id ? texts().errors.reference(said, id) : said
}

const sentenceOf = (errcode: number) => (isKnown(errcode) ? errmsgs[errcode] : undefined)

const isKnown = (errcode: number): errcode is Errcode => errcode in errmsgs
