import { EJSON } from 'bson'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import type { Document } from '../database/document'
import { decode } from '../database/ejson'
import { lostNumber } from '../database/lost-number'
import { decodeDocument } from '../database/request'
import { Mistake } from '../shared/mistake'
import type { Platform } from '../platform/platform'
import { body, query } from './checked'
import { described, Nothing } from './described'
import { environmentIn } from './environment-in'

const DOCUMENT = v.pipe(v.unknown(), v.description('A document in EJSON'))
const Shown = v.pipe(v.record(v.string(), v.unknown()), v.description('A document in EJSON'))
const wholeNumber = (fallback: string, most = Number.MAX_SAFE_INTEGER) =>
  v.optional(
    v.pipe(
      v.string(),
      v.digits('be a whole number'),
      v.transform(Number),
      v.maxValue(most, `be at most ${most}`),
    ),
    fallback,
  )

const Page = v.object({
  skip: wholeNumber('0'),
  limit: wholeNumber('20', 100),
  where: v.optional(v.pipe(v.string(), v.description('The condition, as EJSON')), '{}'),
  orderBy: v.optional(
    v.pipe(
      v.string(),
      v.parseJson(undefined, 'be JSON'),
      v.array(
        v.tuple([v.string(), v.picklist(['asc', 'desc'], 'be asc or desc')], 'be a field and asc or desc'),
        'be a list of [field, "asc" or "desc"]',
      ),
      v.description('JSON: [[field, "asc" or "desc"], …]'),
    ),
    '[]',
  ),
})
const Documents = v.object({
  total: v.pipe(v.number(), v.description('How many match')),
  documents: v.array(Shown),
  explain: v.object({
    index: v.pipe(v.nullable(v.string()), v.description('null: all documents are looked at')),
    sorted: v.pipe(v.boolean(), v.description('Read in order, without sorting all')),
    scanned: v.pipe(v.number(), v.description('How many documents were looked at')),
  }),
})
const AsRead = v.object({ ids: v.array(v.string()) })

/**
 * `/control/collections`. Documents go in and out as EJSON, so that dates and regular expressions survive an edit.
 * The `:id` of a document's address is EJSON, too: `%22li%22` is the text li, `7` the number.
 */
export function collectionRoutes(platform: Platform) {
  const { clock } = platform
  const databaseOf = (context: Context) => environmentIn(platform, context.req.param('env') ?? '').database
  const idOf = (context: Context) => decode(context.req.param('id'), 'id', clock.now())
  const missing = (context: Context) =>
    new Mistake(404, `There is no document with the _id ${context.req.param('id') ?? ''}.`)

  return new Hono()
    .use(refuseLostNumbers)
    .post(
      '/:env',
      described('Creates a collection', Nothing),
      body(v.object({ name: v.string() })),
      async (context) => {
        await databaseOf(context).addCollection(context.req.valid('json').name)
        return context.var.answer({})
      },
    )
    .get('/:env/:name', described('A page of documents', Documents), query(Page), async (context) => {
      const [database, name] = [databaseOf(context), context.req.param('name')]
      const { skip, limit, where, orderBy } = context.req.valid('query')
      const condition = decodeDocument(where, 'where', clock.now())
      const sort = Object.fromEntries(orderBy.map(([field, way]) => [field, way === 'asc' ? 1 : -1] as const))
      const page = { sort, skip, limit }
      const { documents, ...found } = await database.page(name, condition, page)
      return context.var.answer({ ...found, documents: documents.map(asShown) })
    })
    .post(
      '/:env/:name',
      described('Adds documents: all, or none', AsRead),
      body(v.object({ documents: v.array(DOCUMENT) })),
      async (context) => {
        const documents = context.req.valid('json').documents.map((given) => fromJson(given, clock.now()))
        return context.var.answer({
          ids: await databaseOf(context).insert(context.req.param('name'), documents),
        })
      },
    )
    .delete('/:env/:name', described('Drops a collection with its documents', Nothing), async (context) => {
      await databaseOf(context).removeCollection(context.req.param('name'))
      return context.var.answer({})
    })
    .put('/:env/:name/:id', described('Replaces a document', Nothing), body(DOCUMENT), async (context) => {
      const id = idOf(context)
      const document = { _id: id, ...fromJson(context.req.valid('json'), clock.now()) }
      if (!same(document._id, id)) throw new Mistake(400, 'The _id of a document cannot be changed.')
      if (!(await databaseOf(context).replace(context.req.param('name'), document))) throw missing(context)
      return context.var.answer({})
    })
    .delete('/:env/:name/:id', described('Removes a document', Nothing), async (context) => {
      if (!(await databaseOf(context).removeOne(context.req.param('name'), idOf(context))))
        throw missing(context)
      return context.var.answer({})
    })
}

/** As they are written: once they are read, their last digits are others. @throws Mistake */
const refuseLostNumbers: MiddlewareHandler = async (context, next) => {
  const type = context.req.header('content-type') ?? ''
  const lost = type.includes('json') ? lostNumber(await context.req.text()) : undefined
  if (lost !== undefined)
    throw new Mistake(400, `The number ${lost} would become another one: write it as a text.`)
  await next()
}

/** @throws TcbError INVALID_PARAM */
function fromJson(given: unknown, now: number): Document {
  return decodeDocument(JSON.stringify(given), 'documents', now)
}

const same = (a: unknown, b: unknown) => EJSON.stringify(a) === EJSON.stringify(b)

const asShown = (document: Document): Record<string, unknown> => EJSON.serialize(document, { relaxed: true })
