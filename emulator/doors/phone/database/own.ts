import { EJSON } from 'bson'
import { TcbError } from '../../../shared/tcb-error'

type Fields = Record<string, unknown>

/** A condition as EJSON text, and that the document is one's own. `{openid}` in it is one's own, as in security rules. */
export function within(query: unknown, openid: string): string {
  const condition = query === undefined || query === '' ? {} : parsed(query, 'query')
  const own = { _openid: openid }
  if (!Object.hasOwn(condition, '_openid')) return text({ ...condition, ...own })
  const { _openid: asked, ...rest } = condition
  const also = asked === '{openid}' ? {} : { $and: [{ _openid: asked }] }
  return text({ $and: [rest, also], ...(rest['_id'] !== undefined && { _id: rest['_id'] }), ...own })
}

/** Who wrote a document, WeChat says: a client that says it itself is refused. @throws TcbError */
export function addOpenid(document: unknown, openid: string): string {
  const fields = parsed(document, 'data')
  if (Object.keys(fields).some(isOpenid)) throw notSettable()
  return text({ ...fields, _openid: openid })
}

/** @throws TcbError where an update changes `_openid`, by whatever operator */
export function checkUpdate(update: unknown): void {
  for (const [operator, operand] of Object.entries(parsed(update, 'data'))) {
    if (isOpenid(operator)) throw notSettable()
    const fields = typeof operand === 'object' && operand !== null ? (operand as Fields) : {}
    const targets = operator === '$rename' ? Object.values(fields) : []
    if ([...Object.keys(fields), ...targets].some(isOpenid)) throw notSettable()
  }
}

/** Those that read this collection alone. */
const STAGES = new Set(
  'match project addFields group sort limit skip count unwind bucket bucketAuto sortByCount replaceRoot sample'
    .split(' ')
    .map((stage) => `$${stage}`),
)

/** The stages of an aggregation, over one's own documents where an openid is given. @throws TcbError */
export function ownStages(stages: unknown, openid?: string): unknown {
  if (!Array.isArray(stages)) return stages
  for (const { stageKey } of stages as { stageKey?: unknown }[])
    if (typeof stageKey !== 'string' || !STAGES.has(stageKey))
      throw new TcbError('DATABASE_PERMISSION_DENIED', `the stage ${String(stageKey)} is not for clients`)
  const own = { stageKey: '$match', stageValue: text({ _openid: openid }) }
  return openid === undefined ? stages : [own, ...(stages as unknown[])]
}

const isOpenid = (path: unknown) => path === '_openid' || String(path).startsWith('_openid.')

// WeChat's words for it are not documented.
const notSettable = () => new TcbError('INVALID_PARAM', '_openid is set by the cloud, a client cannot')

const text = (value: object) => EJSON.stringify(value, { relaxed: false })

/** Types are kept as they came: Int32, Long, dates. */
function parsed(value: unknown, field: string): Fields {
  try {
    const object: unknown = EJSON.parse(String(value), { relaxed: false })
    if (typeof object === 'object' && object !== null && !Array.isArray(object)) return object as Fields
  } catch {
    // Said below.
  }
  throw new TcbError('INVALID_PARAM', `param.${field} must be an object in EJSON`)
}
