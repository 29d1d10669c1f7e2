import type { Upload } from './provider'

/** A form's fields, all of them pinned, and how many bytes the file has: in base64, as the form carries it. */
export function policyOf(
  fields: Record<string, string>,
  { bytes }: Upload,
  ends: number,
  more: object[] = [],
): string {
  const pinned = Object.entries(fields).map(([name, value]) => ({ [name]: value }))
  const conditions = [...more, ...pinned, ['content-length-range', bytes, bytes]]
  return Buffer.from(JSON.stringify({ expiration: new Date(ends).toISOString(), conditions })).toString(
    'base64',
  )
}
