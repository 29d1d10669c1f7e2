import { report } from './report'

let setUp: () => void = () => undefined
let trouble: string | undefined

/** Sets the app up. Where that fails, its pages say so instead of showing anything: `ui/guard`. */
export function start(how: () => void) {
  setUp = how
  startAgain()
}

/** @returns the number under which the failure was written down; undefined where all is well now */
export function startAgain(): string | undefined {
  try {
    setUp()
    trouble = undefined
  } catch (error) {
    trouble = report(error)
  }
  return trouble
}

/** The same of the last time. */
export const startTrouble = () => trouble
