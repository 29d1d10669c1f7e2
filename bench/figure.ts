/** Milliseconds, and what each must stay under where that is promised. */
export interface Figure {
  what: string
  ms: number
  target?: number
}

export const missed = (figures: Figure[]) => figures.filter(({ ms, target = Infinity }) => ms >= target)

export const lineOf = ({ what, ms, target }: Figure) =>
  `${what.padEnd(48)} ${ms.toFixed(1).padStart(9)} ms${target === undefined ? '' : `  (under ${target})`}`
