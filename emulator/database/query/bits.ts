import { isList } from '../document'
import { MongoError } from '../mongo-error'

const HOLDS: Record<string, (value: bigint, mask: bigint) => boolean> = {
  $bitsAllClear: (value, mask) => (value & mask) === 0n,
  $bitsAllSet: (value, mask) => (value & mask) === mask,
  $bitsAnyClear: (value, mask) => (value & mask) !== mask,
  $bitsAnySet: (value, mask) => (value & mask) !== 0n,
}

/** Whether a value meets each of them, made of a mask or a list of positions. @throws MongoError */
export const BIT_TESTS = Object.entries(HOLDS).map(([name, holds]) => {
  const testOf = (operand: unknown) => {
    const mask = maskOf(operand, name)
    return (value: unknown) =>
      typeof value === 'number' &&
      Number.isSafeInteger(value) &&
      holds(BigInt.asUintN(64, BigInt(value)), mask)
  }
  return [name, testOf] as const
})

function maskOf(operand: unknown, name: string): bigint {
  if (typeof operand === 'number' && Number.isSafeInteger(operand) && operand >= 0) return BigInt(operand)
  if (!isList(operand)) throw new MongoError(`${name} takes an Array, a number, or a BinData`)
  return operand.reduce<bigint>((mask, position) => {
    if (typeof position !== 'number' || !Number.isInteger(position) || position < 0)
      throw new MongoError(`${name}: bit positions must be whole numbers that are not negative`)
    return mask | (1n << BigInt(Math.min(position, 63)))
  }, 0n)
}
