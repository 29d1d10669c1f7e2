import { type Document, isDocument, isList, ownField } from '../document'
import { keyOf } from '../ejson'
import type { Collection } from '../engine/collection'
import { compileLet } from '../expression/variables'
import { MongoError } from '../mongo-error'
import { isKey } from '../query/equalities'
import { match } from '../query/find'
import { byId } from '../query/plan'
import { anyAt } from '../query/reach'
import { mapped, type Steps } from '../work/steps'
import { withFieldAt } from './fields'
import { optionsOf, type Stage, type StageMaker, type Surroundings } from './stage'

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/lookup/ */
export const $lookup: StageMaker = (operand, surroundings, name) => {
  const options = optionsOf(operand, name, ['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'])
  const [from, as] = [textOf(options, 'from'), textOf(options, 'as').split('.')]
  if ('pipeline' in options) {
    if ('localField' in options || 'foreignField' in options)
      throw new MongoError("$lookup with 'pipeline' may not specify 'localField' or 'foreignField'")
    return byPipeline(from, as, options, surroundings, name)
  }
  const [local, foreign] = [textOf(options, 'localField'), textOf(options, 'foreignField')]
  if ('let' in options) throw new MongoError("$lookup with a 'let' argument must also specify 'pipeline'")
  return byField(from, as, local.split('.'), foreign, surroundings)
}

function textOf(options: Document, option: string): string {
  const value = options[option]
  if (typeof value === 'string' && value !== '') return value
  throw new MongoError(`$lookup argument '${option}' must be a string that is not empty`)
}

function byField(
  from: string,
  as: string[],
  local: string[],
  foreign: string,
  { engine, compiling }: Surroundings,
): Stage {
  return function* (documents): Steps<Document[]> {
    const collection = engine.has(from) ? engine.collection(from) : undefined
    const find = collection ? yield* finderIn(collection, foreign) : () => []
    return yield* mapped(documents, (document) => {
      compiling.meter.refill()
      const found = find(valuesOf(document, local))
      return withFieldAt(document, as, found)
    })
  }
}

/** What the local field asks for: the elements of a list, which may be none, and null where there is no field. */
function valuesOf(document: Document, path: string[]): unknown[] {
  if (path.length === 1) {
    const value = ownField(document, path[0] ?? '')
    if (!isList(value)) return [value ?? null]
  }
  const reached: unknown[][] = []
  anyAt(document, path, (value) => {
    reached.push(isList(value) ? value : [value ?? null])
    return false
  })
  return reached.length === 0 ? [null] : reached.flat(1)
}

type Find = (values: unknown[]) => Document[]

/** By an index, or by a table of what the documents have in the field. */
function* finderIn(collection: Collection, foreign: string): Steps<Find> {
  const indexed = collection.indexes.some(({ fields }) => fields[0] === foreign)
  const asked = (values: unknown[]) =>
    match(
      collection,
      values.length === 1 ? { [foreign]: { $eq: values[0] } } : { [foreign]: { $in: values } },
    )
  if (foreign === '_id') return (values) => (values.every(isKey) ? byId(collection, values) : asked(values))
  if (indexed) return asked
  const places = new Map<Document, number>()
  const table = new Map<string, Set<Document>>()
  const path = foreign.split('.')
  const put = (value: unknown, document: Document) => {
    const key = keyOf(value ?? null)
    const documents = table.get(key) ?? new Set()
    table.set(key, documents.add(document))
  }
  yield* mapped(collection.documents.values(), (document) => {
    places.set(document, places.size)
    anyAt(document, path, (value, inList) => {
      put(value, document)
      if (isList(value) && !inList) for (const item of value) put(item, document)
      return false
    })
  })
  return (values) => {
    if (values.length === 1) return [...(table.get(keyOf(values[0])) ?? [])]
    const found = new Set(values.flatMap((value) => [...(table.get(keyOf(value)) ?? [])]))
    return [...found].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
  }
}

function byPipeline(
  from: string,
  as: string[],
  options: Document,
  surroundings: Surroundings,
  name: string,
): Stage {
  const { compiling, engine, bindings } = surroundings
  const vars = options['let'] ?? {}
  if (!isDocument(vars)) throw new MongoError("$lookup argument 'let' must be an object")
  const { inner, scope } = compileLet(vars, compiling)
  const own = { ...surroundings, compiling: inner, bindings: { frame: bindings.frame } }
  const run = surroundings.pipeline(options['pipeline'], own, name)
  return function* (documents): Steps<Document[]> {
    const foreign = engine.has(from) ? [...engine.collection(from).documents.values()] : []
    const results: Document[] = []
    for (const root of documents) {
      own.bindings.frame = scope({ root, frame: bindings.frame }).frame
      results.push(withFieldAt(root, as, yield* run(foreign)))
      yield
    }
    return results
  }
}
