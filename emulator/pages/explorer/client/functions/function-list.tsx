import type { FunctionState } from '../control'
import { say } from '../language'

export interface Deployed extends FunctionState {
  env: string
}

interface FunctionListProps {
  functions: readonly Deployed[]
  chosen: Deployed | undefined
  onChoose: (chosen: Deployed) => void
}

/** The functions of one environment, with their limits and their instances now. */
export function FunctionList({ functions, chosen, onChoose }: FunctionListProps) {
  return (
    <ul>
      {functions.map((deployed) => {
        const { env, name, timeout, memorySize, instances, idle, waiting, triggers } = deployed
        return (
          <li key={name}>
            <button
              type="button"
              className="function"
              aria-pressed={env === chosen?.env && name === chosen.name}
              onClick={() => onChoose(deployed)}
            >
              <span>{name}</span>
              <span className="warmth" data-warm={instances > 0 || undefined}>
                {warmth({ instances, idle, waiting })}
              </span>
              <span className="quiet">
                {timeout} s · {memorySize} MB
                {triggers.map(({ cron }) => ` · ${say('timer', '定时')} ${cron}`)}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function warmth({ instances, idle, waiting }: Pick<Deployed, 'instances' | 'idle' | 'waiting'>): string {
  if (instances === 0) return say('cold', '冷')
  const busy = instances - idle
  const parts = [
    say(`${idle} warm`, `${idle} 个空闲`),
    busy > 0 && say(`${busy} busy`, `${busy} 个忙`),
    waiting > 0 && say(`${waiting} waiting`, `${waiting} 个排队`),
  ]
  return parts.filter(Boolean).join(', ')
}
