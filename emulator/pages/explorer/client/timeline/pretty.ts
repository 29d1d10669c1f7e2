/** JSON with lines and indents; what is cut off or no JSON stays as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(unfolded(JSON.parse(text)), null, 2)
  } catch {
    return text
  }
}

/** JSON inside a text, as WeChat's `resp_data` is, is shown as what it holds. */
function unfolded(value: unknown): unknown {
  if (typeof value === 'string' && /^[[{]/.test(value)) {
    try {
      return unfolded(JSON.parse(value))
    } catch {
      return value
    }
  }
  if (Array.isArray(value)) return value.map(unfolded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unfolded(one)]))
}
