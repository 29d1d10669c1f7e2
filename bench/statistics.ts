/** The value that a share `q` of all does not exceed (nearest rank). */
export function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? NaN
}

export const median = (values: number[]): number => quantile(values, 0.5)

export const mean = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
