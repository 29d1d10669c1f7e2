/**
 * As much of protobuf's wire format as cloud calls need: fields that are whole numbers or bytes.
 * https://protobuf.dev/programming-guides/encoding/
 */
type Field = bigint | Buffer

const VARINT = 0
const BYTES = 2

/** Field number → its values, in their order. Throws RangeError where the bytes end too early or hold another wire type. */
export function decodeMessage(bytes: Uint8Array): Map<number, Field[]> {
  const buffer = Buffer.from(bytes)
  const fields = new Map<number, Field[]>()
  let at = 0

  function varint(): bigint {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = buffer.readUInt8(at++)
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
    throw new RangeError('a number that does not end')
  }

  function part(length: number): Buffer {
    if (at + length > buffer.length) throw new RangeError('a field that does not end')
    at += length
    return buffer.subarray(at - length, at)
  }

  while (at < buffer.length) {
    const tag = Number(varint())
    const type = tag & 7
    if (type !== VARINT && type !== BYTES) throw new RangeError(`wire type ${type}`)
    const value = type === VARINT ? varint() : part(Number(varint()))
    fields.set(tag >> 3, [...(fields.get(tag >> 3) ?? []), value])
  }
  return fields
}

/** Field number → value; a negative number takes ten bytes, as protobuf's int32 does. */
export function encodeMessage(fields: Record<number, number | string | Uint8Array>): Buffer {
  const parts = Object.entries(fields).flatMap(([number, value]) => {
    const tag = (type: number) => varintBytes(BigInt((Number(number) << 3) | type))
    if (typeof value === 'number') return [tag(VARINT), varintBytes(BigInt.asUintN(64, BigInt(value)))]
    const bytes = Buffer.from(value)
    return [tag(BYTES), varintBytes(BigInt(bytes.length)), bytes]
  })
  return Buffer.concat(parts)
}

function varintBytes(value: bigint): Buffer {
  const bytes: number[] = []
  for (let rest = value; rest > 0n || bytes.length === 0; rest >>= 7n) {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0))
  }
  return Buffer.from(bytes)
}
