import type { Fault } from '../control'
import { say } from '../language'
import { type Effect, firstValue } from './draft'

/** Such as `delay 5 ms, cut after`. The effects have the names that tests know them by. */
export function effectInWords(fault: Fault): string {
  const { delay } = fault
  const effect = effectOf(fault)
  const value = effect && fault[effect]
  const plain = effect !== 'body' && (typeof value === 'number' || typeof value === 'string')
  const words = [
    delay !== undefined && say(`delay ${delay} ms`, `延迟 ${delay} 毫秒`),
    effect && (plain ? `${effect} ${value}` : effect),
  ]
  return words.filter(Boolean).join(', ')
}

export function limitsInWords({ times, probability }: Fault): string[] {
  return [
    ...(times === undefined ? [] : [say(`${times} at most`, `最多 ${times} 次`)]),
    ...(probability === undefined ? [] : [`${probability * 100} %`]),
  ]
}

const effectOf = (fault: Fault) =>
  (Object.keys(firstValue) as Effect[])
    .filter((effect) => effect !== '')
    .find((effect) => fault[effect] !== undefined)
