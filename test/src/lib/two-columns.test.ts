import { describe, expect, it } from 'vitest'
import { inColumns, type Lower, ratioOf, twoColumns } from '@/lib/two-columns'

describe('the place of a picture in a list', () => {
  it.each([
    [{ width: 400, height: 300 }, 0.75],
    [{ width: 100, height: 4000 }, 1.6],
    [{ width: 4000, height: 100 }, 0.5],
    [{ width: 0, height: 0 }, 1],
  ])('of %j is %d times as high as wide', (size, ratio) => expect(ratioOf(size)).toBe(ratio))
})

const some = Array.from({ length: 40 }, (_, i) => ({ width: 100, height: 60 + ((i * 37) % 140) }))

describe('two columns', () => {
  it('hold every picture once and are about as long as each other', () => {
    const [left, right] = twoColumns(some)
    expect(new Set([...left, ...right])).toEqual(new Set(some))
    const length = (column: typeof some) => column.reduce((sum, size) => sum + ratioOf(size) + 0.25, 0)
    expect(Math.abs(length(left) - length(right))).toBeLessThan(2)
  })

  it('leave what is there in its place when more comes', () => {
    const [before] = twoColumns(some.slice(0, 20))
    const [after] = twoColumns(some)
    expect(after.slice(0, before.length)).toEqual(before)
  })

  it('are empty without pictures', () => expect(twoColumns([])).toEqual([[], []]))
})

describe('columns in parts', () => {
  const parts = inColumns(some, 7)
  const length = (column: typeof some): Lower => ({
    widths: column.reduce((sum, size) => sum + ratioOf(size), 0),
    gaps: column.length,
  })

  it('hold the same pictures in the same columns as in one', () => {
    const joined = [0, 1].map((i) => parts.flatMap(({ columns }) => columns[i as 0 | 1]))
    expect(joined).toEqual(twoColumns(some))
  })

  it('begin where the part above ends, and end by how much longer the right column has become', () => {
    let above: Lower = { widths: 0, gaps: 0 }
    for (const { columns, begins, ends } of parts) {
      expect(begins).toEqual(above)
      const [left, right] = [length(columns[0]), length(columns[1])]
      expect(ends.widths).toBeCloseTo(begins.widths + right.widths - left.widths)
      expect(ends.gaps).toBe(begins.gaps + right.gaps - left.gaps)
      above = ends
    }
  })
})
