import { type Document, isDocument } from '../document'
import type { Collection } from '../engine/collection'
import { MongoError } from '../mongo-error'
import { fieldAt, withFieldAt } from '../pipeline/fields'
import { match } from '../query/find'
import { nearness } from './operators'
import { metres } from './operands'

/**
 * The stage `$geoNear`: where an aggregation begins, nearest first.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/database/aggregate/Aggregate.geoNear.html
 * @throws MongoError
 */
export function geoNear(collection: Collection, stage: unknown): Document[] {
  const options = isDocument(stage) ? stage : {}
  const { distanceField, includeLocs, query = {}, limit = Infinity } = options
  if (typeof distanceField !== 'string')
    throw new MongoError("$geoNear requires a 'distanceField' option as a String")
  if (!isDocument(query)) throw new MongoError('query must be an object')
  const count = limit === Infinity ? limit : metres('limit', limit)
  const times = metres('distanceMultiplier', options['distanceMultiplier'] ?? 1)
  const field = fieldOf(collection, options['key'])
  const metresTo = nearness(field, operandOf(options))
  const found = match(collection, query).flatMap((document) => {
    const distance = metresTo(document)
    return distance === undefined ? [] : [{ document, distance }]
  })
  found.sort((a, b) => a.distance - b.distance)
  return found.slice(0, count).map(({ document, distance }) => {
    const measured = withFieldAt(document, distanceField.split('.'), distance * times)
    if (typeof includeLocs !== 'string') return measured
    return withFieldAt(measured, includeLocs.split('.'), fieldAt(document, field.split('.')))
  })
}

const operandOf = ({ near, minDistance, maxDistance }: Document) => ({
  $geometry: near,
  ...(minDistance !== undefined && { $minDistance: minDistance }),
  ...(maxDistance !== undefined && { $maxDistance: maxDistance }),
})

function fieldOf({ geoIndexes }: Collection, key: unknown): string {
  const fields = [...new Set(geoIndexes.flatMap(({ fields }) => fields))]
  if (fields.length === 0)
    throw new MongoError('$geoNear requires a 2d or 2dsphere index, but none were found')
  if (key !== undefined) {
    const chosen = fields.find((field) => field === key)
    if (chosen === undefined) throw new MongoError('unable to find index for $geoNear query')
    return chosen
  }
  const [field, another] = fields
  if (field === undefined || another !== undefined)
    throw new MongoError(
      `There is more than one 2dsphere index (${fields.join(', ')}); unsure which to use for $geoNear`,
    )
  return field
}
