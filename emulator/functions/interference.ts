import { setTimeout as sleep } from 'node:timers/promises'
import { FunctionFailure } from './failures'
import type { Instance } from './instance'
import type { Strike } from '../faults/strike'

/** ms into the work; a warm call of a small function takes about as long. */
const DURING = 20

export type Interference = (instance: Instance, run: () => Promise<string>) => Promise<string>

/** Runs a call in an instance as late as the fault says, and ends its process at the moment that it names. */
export function interference(strike: Strike | undefined, onInstance?: () => void): Interference {
  return async (instance, run) => {
    onInstance?.()
    if (!strike) return run()
    const { kill } = strike.fault
    await sleep(strike.delay)
    if (kill === 'before') instance.end()
    const answer = run()
    if (kill === 'during') await endUnlessAnswered(instance, answer, strike.random() * DURING)
    if (kill === 'after') await endOnceAnswered(instance, answer)
    return answer
  }
}

async function endUnlessAnswered(instance: Instance, answer: Promise<string>, ms: number) {
  const late = sleep(ms, true)
  if ((await Promise.race([answer, late])) === true) instance.end()
}

async function endOnceAnswered(instance: Instance, answer: Promise<string>) {
  await answer
  instance.end()
  throw new FunctionFailure('FUNCTIONS_EXECUTE_FAIL', "the function's process ended before it could answer")
}
