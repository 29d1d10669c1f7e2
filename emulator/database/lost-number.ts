/** Texts, as well as those that are numbers by EJSON's word, and numbers. */
const TOKEN = /"\$number(?:Long|Int|Double)"\s*:\s*"([^"]*)"|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gs

/** The first number of a text of JSON that would become another one when it is read; undefined where there is none. */
export function lostNumber(json: string): string | undefined {
  for (const [token, value] of json.matchAll(TOKEN)) {
    const number = value ?? (token.startsWith('"') ? undefined : token)
    if (number !== undefined && !canBeHeld(number)) return number
  }
  return undefined
}

/** Whether JavaScript's number stands for these digits: exactly, or as the shortest that it is written with. */
export function canBeHeld(digits: string): boolean {
  if (/^-?(Infinity|NaN)$/.test(digits)) return true
  const number = Number(digits)
  if (!Number.isFinite(number)) return false
  if (number === 0)
    return !/[1-9]/.test(digits.replace(/[eE].*/, '')) && (!digits.startsWith('-') || digits.includes('.'))
  if (/^-?\d+$/.test(digits) && BigInt(digits) === BigInt(number)) return true
  return plain(digits) === plain(String(number))
}

/** The digits that count, and the power of ten: `1.50` and `15e-1` are the same. */
function plain(digits: string): string {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(digits) ?? []
  const all = `${whole}${fraction}`.replace(/^0+/, '')
  const short = all.replace(/0+$/, '')
  return `${sign === '-' ? '-' : ''}${short}e${Number(power) - fraction.length + all.length - short.length}`
}
