import { say } from '../language'
import { CopyButton } from '../ui/copy-button'

export interface Answer {
  requestId?: string
  result?: unknown
  errCode?: number
  errMsg?: string
  /** ms, as this page has seen it. */
  duration: number
}

export function AnswerPane({ answer, onShowCalls }: { answer: Answer; onShowCalls: (text: string) => void }) {
  const { requestId, result, errCode, errMsg, duration } = answer
  const text = errCode === undefined ? JSON.stringify(result ?? null, null, 2) : `${errCode}\n${errMsg ?? ''}`
  const name = say('Answer', '返回')
  return (
    <section
      className="text answer"
      data-bad={errCode !== undefined || undefined}
      aria-label={name}
      aria-live="polite"
    >
      <h4>
        {name} <small>{Math.round(duration)} ms</small>
        <CopyButton text={text} what={name} />
        {requestId !== undefined && (
          <button className="link" type="button" onClick={() => onShowCalls(requestId)}>
            {say('Its steps', '它的步骤')}
          </button>
        )}
      </h4>
      <pre>{text}</pre>
    </section>
  )
}
