import type { IndexOptions } from '../../shared/options'
import { show } from '../bson-type'
import type { Document } from '../document'
import { MongoError } from '../mongo-error'
import { unfit } from './shapes-at'

/**
 * A 2dsphere index: what may be stored in its fields, and that queries by distance are allowed. It makes none
 * faster: they look at every document.
 */
export class GeoIndex {
  readonly name: string
  readonly fields: string[]

  /** @throws Error */
  constructor({ name, keys, unique }: IndexOptions) {
    if (unique) throw new Error(`The index ${name} cannot be unique: it is a 2dsphere index.`)
    this.name = name
    this.fields = Object.keys(keys).filter((field) => keys[field] === '2dsphere')
  }

  /** @throws MongoError where a field holds what is no place on earth */
  check(document: Document): void {
    for (const field of this.fields) {
      const complaint = unfit(document, field)
      if (complaint !== undefined)
        throw new MongoError(`Can't extract geo keys: ${show(document)}  ${complaint}`)
    }
  }
}

export const isGeo = ({ keys }: IndexOptions) => Object.values(keys).includes('2dsphere')
