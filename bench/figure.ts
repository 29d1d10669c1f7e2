/** Milliseconds, and what each must stay under where that is promised. */
export interface Figure {
  what: string
  ms: number
  target?: number
}

export const missed = (figures: Figure[]) => figures.filter(({ ms, target = Infinity }) => ms >= target)

export const lineOf = ({ what, ms, target }: Figure) =>
  `${what.padEnd(70)} ${inMs(ms).padStart(9)} ms${target === undefined ? '' : `  (under ${inMs(target)})`}`

/** Of what takes less than a tenth of a millisecond some digits are left. */
const inMs = (ms: number) => (ms < 10 ? ms.toPrecision(3) : ms.toFixed(1))
