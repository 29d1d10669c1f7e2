/** Reads canonical EJSON as `get()` does: numbers and dates as JavaScript has them; other types stay as they are written. */
export const parseEjson = (text: string): unknown =>
  JSON.parse(text, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value
    const [[type, held] = ['', undefined], ...others] = Object.entries(value)
    if (others.length > 0) return value as unknown
    if (/^\$number(Int|Long|Double)$/.test(type)) return Number(held)
    return type === '$date' ? new Date(held as string | number) : (value as unknown)
  })
