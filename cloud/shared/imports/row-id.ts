/** `_id` in `imports` of a job's row with so many before it; also the request id of what is done by it. */
export const rowId = (job: string, n: number): string => `${job}-${n}`
