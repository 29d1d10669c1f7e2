import { say } from '../language'

interface ExamplesProps {
  examples: readonly Record<string, unknown>[]
  onChoose: (example: Record<string, unknown>) => void
}

/** What the mini program's own code sends, to begin with. */
export function Examples({ examples, onChoose }: ExamplesProps) {
  if (examples.length === 0) return null
  return (
    <div className="row" role="group" aria-label={say('As the mini program calls it', '小程序里的调用')}>
      <span className="quiet">{say('As in the code:', '代码里的：')}</span>
      {examples.map((example) => (
        <button
          key={JSON.stringify(example)}
          type="button"
          className="button"
          title={JSON.stringify(example, null, 2)}
          onClick={() => onChoose(example)}
        >
          {shortly(example)}
        </button>
      ))}
    </div>
  )
}

/** Its first text, which mostly says what is asked for, or its fields. */
function shortly(example: Record<string, unknown>): string {
  const text = Object.values(example).find((value) => typeof value === 'string' && !value.startsWith('‹'))
  return (typeof text === 'string' && text !== '' ? text : Object.keys(example).join(', ')).slice(0, 24)
}
