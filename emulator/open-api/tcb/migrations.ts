import { readCsv, readJsonLines } from '../../database/transfer/read-rows'
import { csvHead, csvOf, jsonLines } from '../../database/transfer/write-rows'
import { decode } from '../../database/ejson'
import type { Document } from '../../database/document'
import { BadLine } from '../../database/import-documents'
import { TcbError } from '../../shared/tcb-error'
import type { Bucket } from '../../storage/bucket'
import { downloadLink } from '../../storage/links'
import { MAX_OBJECT } from '../../storage/objects/receive'
import { findBucket, type Storage } from '../../storage/storage'
import { Refusal } from '../../wechat/refusal'
import type { Migration } from '../../wechat/migrations'
import { type TcbApi, type TcbCall, textIn, wrong } from './api'
import { execute, read } from './documents'

const FILE_TYPES = { 1: 'json', 2: 'csv' } as const
const CONFLICT_MODES = { 1: 'insert', 2: 'upsert' } as const

/** Of a file in the environment's storage. All of it or nothing, whatever `stop_on_error` says: the first bad line is told. */
export const migrateImport: TcbApi = (call) => {
  const { environment, given, openapi, note } = call
  const [name, path] = [textIn(given, 'collection_name'), textIn(given, 'file_path')]
  const format = oneOf(FILE_TYPES, given, 'file_type')
  const conflict = oneOf(CONFLICT_MODES, given, 'conflict_mode')
  if (given['stop_on_error'] === undefined) throw new Refusal(40101)
  if (typeof given['stop_on_error'] !== 'boolean') throw wrong('stop_on_error must be a boolean')
  environment.database.count(name)
  const { storage, bucket } = filesOf(call)
  if (!storage.objects.find(bucket.name, path))
    throw new TcbError('STORAGE_FILE_NONEXIST', `there is no file ${path}`)
  note({ wrote: true })
  const work = async (): Promise<Partial<Migration>> => {
    const bytes = await storage.objects.read(bucket.name, path)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const rows = await (format === 'csv' ? readCsv(text) : readJsonLines(text))
    const { inserted, updated } = await environment.database.import(name, rows, conflict)
    return { record_success: inserted + updated, error_msg: '导入完成.' }
  }
  return { job_id: openapi.migrations.begin(environment.env, () => work().catch(withLine)) }
}

function withLine(error: unknown): never {
  throw error instanceof BadLine ? new Error(`line ${error.line}: ${error.message}`) : error
}

/** Into a file of the environment's storage, whose link lasts a day. */
export const migrateExport: TcbApi = async (call) => {
  const { environment, given, openapi, note } = call
  const path = textIn(given, 'file_path')
  const format = oneOf(FILE_TYPES, given, 'file_type')
  const asked = await read(call, ['get'])
  const { storage, bucket } = filesOf(call)
  note({ wrote: true })
  const work = async (): Promise<Partial<Migration>> => {
    const documents = await allOf(call, asked)
    const text =
      format === 'json' ? jsonLines(documents) : csvHead(documents) + csvOf(documents, false)(documents)
    const received = await storage.objects.receive(bucket.name, path, [Buffer.from(text)], MAX_OBJECT)
    const type = format === 'json' ? 'application/json' : 'text/csv'
    storage.objects.keep(received, { bucket: bucket.name, key: path, type, modified: storage.now() })
    const file_url = downloadLink(storage, bucket, path, DAY)
    return { record_success: documents.length, error_msg: '导出完成.', file_url }
  }
  return { job_id: openapi.migrations.begin(environment.env, work) }
}

const DAY = 24 * 3600
const PAGE = 1000

/** As many as the statement limits, or all of them. */
async function allOf(
  call: TcbCall,
  { action, request, calls }: Awaited<ReturnType<typeof read>>,
): Promise<Document[]> {
  const most = calls.has('limit') ? Number(request['limit']) : Infinity
  const all: Document[] = []
  for (let offset = Number(request['offset'] ?? 0); all.length < most; offset += PAGE) {
    const limit = Math.min(PAGE, most - all.length)
    const { list } = await execute(call, action, { ...request, offset, limit })
    const documents = (list as string[]).map((text) => decode(text, 'document', 0) as Document)
    all.push(...documents)
    if (documents.length < limit || request['queryType'] === 'DOC') break
  }
  return all
}

export const migrateQueryInfo: TcbApi = ({ environment: { env }, given, openapi }) => {
  const id = given['job_id']
  if (id === undefined) throw new Refusal(40101)
  if (typeof id !== 'number') throw wrong('job_id must be a number')
  const found = openapi.migrations.find(env, id)
  if (found) return { ...found }
  throw new TcbError('INVALID_PARAM', `there is no job ${id}`)
}

function oneOf<Names extends Record<number, string>>(
  names: Names,
  given: Record<string, unknown>,
  field: string,
) {
  const value = given[field]
  if (value === undefined) throw new Refusal(40101)
  if (typeof value === 'number' && Object.hasOwn(names, value)) return names[value] as Names[keyof Names]
  throw wrong(`${field} must be ${Object.keys(names).join(' or ')}`)
}

function filesOf({ storage, environment }: TcbCall): { storage: Storage; bucket: Bucket } {
  const bucket = findBucket(storage, environment.env)
  if (!bucket) throw new Refusal(-1)
  return { storage, bucket }
}
