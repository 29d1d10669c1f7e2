/**
 * What MongoDB itself would refuse, in its own words. CloudBase wraps the words in its code
 * and the name of the operation, see `refusal.ts`.
 */
export class MongoError extends Error {
  override readonly name = 'MongoError'
}
