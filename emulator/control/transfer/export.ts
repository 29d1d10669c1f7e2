import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import * as v from 'valibot'
import type { Platform } from '../../platform/platform'
import { query } from '../checked'
import { describedAs } from '../described'
import { environmentIn } from '../environment-in'
import { csvHead, csvOf, jsonLines } from '../../database/transfer/write-rows'

const As = v.object({ format: v.picklist(['json', 'csv', 'sheet'], 'be json, csv or sheet') })

const TYPES = {
  json: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8',
  sheet: 'text/csv; charset=utf-8',
}
/** Without it spreadsheets take UTF-8 for something else. */
const BYTE_ORDER_MARK = '\ufeff'
/** Documents between two turns of the event loop. */
const AT_ONCE = 500

/**
 * `GET /control/collections/:env/:name/export`: as they are at this moment, json and csv in a form that import takes,
 * sheet for a spreadsheet's eyes: what looks like a formula has an apostrophe in front.
 */
export function exportRoutes(platform: Platform) {
  return new Hono().get(
    '/:env/:name/export',
    describedAs('JSON Lines, CSV or CSV for spreadsheets', '*/*'),
    query(As),
    (context) => {
      const { env, name } = context.req.param()
      const { database } = environmentIn(platform, env)
      database.count(name)
      const documents = database.state().get(name) ?? []
      const { format } = context.req.valid('query')
      context.header('content-type', TYPES[format])
      context.header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(name)}.${format === 'json' ? 'json' : 'csv'}`,
      )
      return stream(context, async (out) => {
        const lines = format === 'json' ? jsonLines : csvOf(documents, format === 'sheet')
        if (format === 'sheet') await out.write(BYTE_ORDER_MARK)
        if (format !== 'json' && documents.length > 0) await out.write(csvHead(documents))
        for (let at = 0; at < documents.length && !out.aborted; at += AT_ONCE)
          await out.write(lines(documents.slice(at, at + AT_ONCE)))
      })
    },
  )
}
