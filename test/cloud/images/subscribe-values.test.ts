import { describe, expect, it } from 'vitest'
import { valuesOf } from '../../../cloud/api/subscribe-values'

describe('what a message says', () => {
  it.each([
    ['2026-11-27T16:03:00Z', '2026年11月28日 00:03'],
    ['2026-01-05T01:30:59Z', '2026年1月5日 09:30'],
  ])('of %s is the time in China: %s', (now, text) => {
    const image = { purpose: 'avatar', state: 'approved' } as const
    expect(valuesOf(image, 'time=date3', new Date(now))).toEqual({ date3: { value: text } })
  })

  it('fits into the narrowest field that WeChat has for it', () => {
    for (const purpose of ['avatar', 'wall', 'banner'] as const)
      for (const state of ['approved', 'refused'] as const) {
        const said = valuesOf({ purpose, state }, ' result = phrase1 , picture=thing2,note=thing3')
        expect(Object.keys(said)).toEqual(['phrase1', 'thing2', 'thing3'])
        expect(said['phrase1']?.value).toMatch(/^\p{Script=Han}{1,5}$/u)
        for (const keyword of ['thing2', 'thing3'])
          expect(said[keyword]?.value.length).toBeLessThanOrEqual(20)
      }
  })
})
