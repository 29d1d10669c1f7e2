const HOUR = 60 * 60_000

/** Days begin in China when it is 16:00 of the day before in UTC: one time zone, and no summer time. */
const AHEAD = 8 * HOUR

/** @param moment ms since 1970 @returns the day in China, as 2026-11-26 */
export const dayOf = (moment: number): string => new Date(moment + AHEAD).toISOString().slice(0, 10)

/** ms; every day in China is as long. */
export const DAY = 24 * HOUR
