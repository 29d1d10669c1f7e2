import type { Called } from '../control'
import { say } from '../language'
import { CopyButton } from '../ui/copy-button'

/** `duration`: ms, as this page has seen it. */
export type Answer = Called & { duration: number }

export function AnswerPane({ answer, onShowCalls }: { answer: Answer; onShowCalls: (text: string) => void }) {
  const bad = 'errCode' in answer
  const text = bad ? `${answer.errCode}\n${answer.errMsg}` : JSON.stringify(answer.result ?? null, null, 2)
  const name = say('Answer', '返回')
  return (
    <section className="text answer" data-bad={bad || undefined} aria-label={name} aria-live="polite">
      <h4>
        {name} <small>{Math.round(answer.duration)} ms</small>
        <CopyButton text={text} what={name} />
        {!bad && (
          <button className="link" type="button" onClick={() => onShowCalls(answer.requestId)}>
            {say('Its steps', '它的步骤')}
          </button>
        )}
      </h4>
      <pre>{text}</pre>
    </section>
  )
}
