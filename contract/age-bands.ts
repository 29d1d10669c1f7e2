/** Ages in bands, as lists are filtered and people are counted. */
export const ageBands = ['0-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65+'] as const

export type AgeBand = (typeof ageBands)[number]

export const ageBandOf = (age: number): AgeBand =>
  ageBands.find((band) => age <= Number(band.split('-')[1])) ?? '65+'
