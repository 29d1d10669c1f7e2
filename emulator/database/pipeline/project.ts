import { type Document, isDocument } from '../document'
import type { Compiling } from '../expression/evaluate'
import { compileExpression, isOperator } from '../expression/expression'
import { MongoError } from '../mongo-error'
import { computed, computes, excluded, grow, included, type Leaf, type Tree } from '../query/projection-tree'
import { mapped } from '../work/steps'
import type { StageMaker } from './stage'

type LeafOf = (value: unknown) => Leaf

/** Each path of a specification: `{ a: { b: 1 } }` is `{ 'a.b': 1 }`. */
function growAll(tree: Tree, specification: Document, leafOf: LeafOf, way = ''): void {
  for (const [name, value] of Object.entries(specification)) {
    if (name.startsWith('$'))
      throw new MongoError(`FieldPath field names may not start with '$': '${way}${name}'`)
    if (isDocument(value) && !isOperator(value) && Object.keys(value).length > 0)
      growAll(tree, value, leafOf, `${way}${name}.`)
    else grow(tree, `${way}${name}`, leafOf(value))
  }
}

function specificationOf(operand: unknown, name: string): Document {
  if (!isDocument(operand)) throw new MongoError(`${name} specification stage must be an object`)
  if (Object.keys(operand).length === 0)
    throw new MongoError(`${name} specification must have at least one field`)
  return operand
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/addFields/ */
export const $addFields: StageMaker = (operand, { compiling, bindings }, name) => {
  const tree: Tree = new Map()
  growAll(tree, specificationOf(operand, name), (value) => compileExpression(value, compiling))
  return (documents) =>
    mapped(documents, (root) => {
      compiling.meter.refill()
      return computed(root, tree, { root, frame: bindings.frame }) as Document
    })
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/project/ */
export const $project: StageMaker = (operand, { compiling, bindings }, name) => {
  const specification = specificationOf(operand, name)
  const tree: Tree = new Map()
  growAll(tree, specification, (value) => projectionLeaf(value, compiling))
  if (isExclusion(tree))
    return (documents) => mapped(documents, (document) => excluded(document, tree) as Document)
  if (!tree.has('_id')) tree.set('_id', 'include')
  return (documents) =>
    mapped(documents, (root) => {
      compiling.meter.refill()
      const taken = included(root, tree) as Document
      return computes(tree)
        ? idFirst(computed(taken, tree, { root, frame: bindings.frame }) as Document)
        : taken
    })
}

function projectionLeaf(value: unknown, compiling: Compiling): Leaf {
  if (isDocument(value) && Object.keys(value).length === 0)
    throw new MongoError('An empty sub-projection is not a valid value. Found empty object at path')
  if (typeof value === 'boolean' || typeof value === 'number') return value ? 'include' : 'exclude'
  return compileExpression(value, compiling)
}

const idFirst = (document: Document) => ('_id' in document ? { _id: document['_id'], ...document } : document)

/** Only `_id` may be left out beside what is taken. @throws MongoError */
function isExclusion(tree: Tree): boolean {
  const leaves = leavesOf(tree)
  const others = leaves.filter(({ path }) => path !== '_id')
  const out = others.filter(({ leaf }) => leaf === 'exclude')
  const id = leaves.find(({ path }) => path === '_id')?.leaf
  if (others.length === 0) return id === 'exclude'
  if (out.length === 0) return false
  if (out.length < others.length || typeof id === 'function')
    throw new MongoError(
      others[0]?.leaf === 'exclude'
        ? 'Bad projection specification, cannot include fields or add computed fields during an exclusion projection'
        : "Bad projection specification, cannot exclude fields other than '_id' in an inclusion projection",
    )
  if (id === 'include') tree.delete('_id')
  return true
}

function leavesOf(tree: Tree, way = ''): { path: string; leaf: Leaf }[] {
  return [...tree].flatMap(([name, branch]) =>
    branch instanceof Map ? leavesOf(branch, `${way}${name}.`) : [{ path: `${way}${name}`, leaf: branch }],
  )
}

/** A field, or a list of them. https://www.mongodb.com/docs/manual/reference/operator/aggregation/unset/ */
export const $unset: StageMaker = (operand) => {
  const fields = typeof operand === 'string' ? [operand] : operand
  if (!Array.isArray(fields) || fields.length === 0 || !fields.every((field) => typeof field === 'string'))
    throw new MongoError('$unset specification must be a string or an array of strings')
  const tree: Tree = new Map()
  for (const field of fields) grow(tree, field, 'exclude')
  return (documents) => mapped(documents, (document) => excluded(document, tree) as Document)
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/replaceRoot/ */
export const replaceRoot =
  (expressionIn: (operand: unknown) => unknown): StageMaker =>
  (operand, { compiling, bindings }) => {
    const evaluate = compileExpression(expressionIn(operand), compiling)
    return (documents) =>
      mapped(documents, (root) => {
        compiling.meter.refill()
        const value = evaluate({ root, frame: bindings.frame })
        if (isDocument(value)) return value
        throw new MongoError(
          "'newRoot' expression must evaluate to an object, but resulting value was of another type",
        )
      })
  }
