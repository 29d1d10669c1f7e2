import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import * as v from 'valibot'
import { BadLine } from '../../database/import-documents'
import { Mistake } from '../../shared/mistake'
import type { Platform } from '../../platform/platform'
import { withUpload } from '../../http/upload'
import { query } from '../checked'
import { described } from '../described'
import { environmentIn } from '../environment-in'
import { refuse } from '../refuse'
import { readCsv, readJsonLines } from '../../database/transfer/read-rows'

interface Env {
  Bindings: HttpBindings
}

/** Bytes: it is all in memory while it is imported. */
const MAX_IMPORT = 256 * 1024 * 1024

const How = v.object({
  format: v.picklist(['json', 'csv'], 'be json or csv'),
  conflict: v.optional(v.picklist(['insert', 'upsert'], 'be insert or upsert'), 'insert'),
})
const Imported = v.object({ inserted: v.number(), updated: v.number() })

/**
 * `POST /control/collections/:env/:name/import`: the console's files, JSON Lines or CSV in UTF-8. All lines are
 * looked at before the first is written; where one is bad, the answer names it and nothing is imported. Should a
 * function take a value while the import is written, the answer says how many documents are in.
 */
export function importRoutes(platform: Platform) {
  const into = async (
    { env, name }: { env: string; name: string },
    incoming: HttpBindings['incoming'],
    { format, conflict }: v.InferOutput<typeof How>,
  ) => {
    const { database } = environmentIn(platform, env)
    database.count(name)
    const text = await withUpload(incoming, ({ body }) => readText(body))
    const rows = await (format === 'csv' ? readCsv(text) : readJsonLines(text))
    return database.import(name, rows, conflict)
  }
  return new Hono<Env>()
    .post(
      '/:env/:name/import',
      described('Imports JSON Lines or CSV', Imported),
      query(How),
      async (context) => {
        try {
          const done = await into(context.req.param(), context.env.incoming, context.req.valid('query'))
          return context.var.answer(done)
        } catch (error) {
          if (!(error instanceof BadLine)) throw error
          const { line, message, imported } = error
          const state =
            imported === 0 ? 'Nothing is imported' : `${imported} documents are imported, the others are not`
          throw new Mistake(400, `Line ${line}: ${message}. ${state}.`)
        }
      },
    )
    .onError(refuse)
}

async function readText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [text, size] = ['', 0]
  try {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > MAX_IMPORT) throw new Mistake(400, `An import may have ${MAX_IMPORT} bytes.`)
      text += decoder.decode(chunk, { stream: true })
    }
    return text + decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new Mistake(400, 'An import must be UTF-8.')
    throw error
  }
}
