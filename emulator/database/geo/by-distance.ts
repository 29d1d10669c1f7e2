import type { Document } from '../document'
import { Collection } from '../engine/collection'
import type { Source } from '../engine/store'
import { MongoError } from '../mongo-error'
import { nearClause } from './near-clause'
import { nearness } from './operators'

/**
 * The order that a condition with `$nearSphere` asks for; undefined for any other condition.
 * @throws MongoError where there is no index for it
 */
export function byDistance(
  source: Source,
  condition: Document,
): ((documents: Document[]) => Document[]) | undefined {
  const near = nearClause(condition)
  if (!near) return undefined
  const { geoIndexes } = source instanceof Collection ? source : source.living
  if (!geoIndexes.some(({ fields }) => fields.includes(near.field)))
    throw new MongoError(
      `error processing query: ns=tnt-emulator.${source.name} Tree: GEONEAR  field=${near.field} planner returned error: unable to find index for $geoNear query`,
    )
  const metresTo = nearness(near.field, near.operand)
  return (documents) => {
    const measured = documents.map((document) => ({ document, metres: metresTo(document) ?? Infinity }))
    return measured.sort((a, b) => a.metres - b.metres).map(({ document }) => document)
  }
}
