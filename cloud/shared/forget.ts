import { createHash, randomBytes } from 'node:crypto'
import type { Entry } from '../../contract'
import { recount } from './counts'
import { database, find, findById, redact, removeAll, update } from './database'
import { type By, type Done, entryOf, timersEntry } from './entry'
import { tidyOrLeave } from './images/tidy'
import { personId } from './person-id'
import { writeTogether } from './transaction'

/** Objects that are removed at once. */
const AT_ONCE = 10
/** No further objects are begun after so long: ms. Over HTTP a function has 5 s; the sweep removes the others. */
const BUDGET = 2_500

/** A function that a timer calls, in nobody's name. */
interface Timer {
  func: string
}

/**
 * Removes whatever is kept about a person: pictures with their objects, what is theirs in `audit`, the record. `audit`
 * says that somebody left. Each step may be the last one, and a repeat goes on from there: the record is the last to go.
 * What is on its way meanwhile is found by looking once more; what belongs to who has registered again by then is left
 * alone. Of somebody who is not there, nothing.
 * docs/decisions/0029
 * @throws Failure READ_FAILED, WRITE_FAILED
 */
export async function forget(by: By | Timer, whom: string): Promise<void> {
  const begun = Date.now()
  const record = await findById('users', whom)
  const alias = aliasOf(whom, record?.requestId ?? ('caller' in by ? by.requestId : ''))
  // Who is not there may have come back by now, and may have left pictures without ever having registered.
  await (record ? unname(whom, alias, upTo(begun)) : unnameRest(whom, alias, begun))
  await removeObjects(alias)
  const removed = await removeRecord(by, whom, alias)
  await unnameRest(whom, alias, removed ?? begun)
}

/** Somebody was found to be gone after something about them was written: it goes after them. @throws Failure READ_FAILED, WRITE_FAILED */
export const forgetLate = ({ requestId }: By, whom: string): Promise<void> =>
  unnameRest(whom, aliasOf(whom, requestId), Date.now())

/**
 * The name under which what has to stay belongs together. The same for a repeat, and then nobody can find it again: the
 * request id that it is made of goes with the record.
 */
const aliasOf = (whom: string, secret: string): string =>
  createHash('sha256').update(`left:${whom}:${secret}`).digest('hex').slice(0, 32)

type Until = ReturnType<ReturnType<typeof database>['command']['lt']>

const upTo = (moment: number): Until => database().command.lte(moment)

/**
 * What is left of somebody who is gone. Of one who has come back, what is as new as their record is theirs; and whoever comes
 * back between the look and the change is newer than the moment.
 * @param moment when they were still there, or were first looked for: ms
 */
async function unnameRest(whom: string, alias: string, moment: number): Promise<void> {
  const next = await findById('users', whom)
  await unname(whom, alias, next ? database().command.lt(next.createtime) : upTo(moment))
}

/**
 * Out of sight, and nobody's: the pictures, whose records the sweep needs for as long as their tickets, and the entries.
 * @param createtime of what is theirs
 */
async function unname(whom: string, alias: string, createtime: Until): Promise<void> {
  const _ = database().command
  const old = { createtime }
  const gone = { state: 'removed' as const, sweepAt: Date.now(), refusal: _.remove() }
  await update('images', { owner: whom, ...old }, { ...gone, owner: alias, openid: '', requestId: '' })
  // A plain {} would leave what is in it.
  const bare = { before: null, after: _.set({}), whom: alias }
  await redact({ whom, who: whom, ...old }, { ...bare, who: alias, requestId: '' })
  await redact({ whom, ...old }, bare)
  // What was refused to them, which is about nobody.
  await redact({ who: whom, ...old }, { who: alias, requestId: '' })
  // What an import keeps of them.
  await removeAll('imports', { whom })
  // What was written to them.
  await removeAll('deliveries', { whom, ...old })
  await removeAll('notices', { whom, ...old })
}

async function removeObjects(alias: string): Promise<void> {
  const begun = performance.now()
  const left = await find('images', { where: { owner: alias }, limit: 1000 })
  while (left.length > 0 && performance.now() - begun < BUDGET)
    await Promise.all(left.splice(0, AT_ONCE).map(({ _id }) => tidyOrLeave(_id)))
}

/** @returns when, in ms; undefined where there was none */
async function removeRecord(by: By | Timer, whom: string, alias: string): Promise<number | undefined> {
  return writeTogether(async (transaction) => {
    const users = transaction.collection('users')
    const { data: record } = await users.doc(whom).get()
    if (!record) return undefined
    await users.doc(whom).remove()
    const done = { whom: alias, version: (record.version ?? 0) + 1, before: null, after: {} }
    await transaction.collection('audit').add({ data: farewell(by, whom, done) })
    await recount(transaction, whom, record.counted, '')
    return Date.now()
  })
}

/** Says that somebody has left, and, where they did it themselves, not even who. */
function farewell(by: By | Timer, whom: string, done: Done): Entry {
  if (!('caller' in by)) return timersEntry(by.func, done)
  const own = personId(by.caller) === whom ? { who: done.whom, requestId: '' } : {}
  return { ...entryOf(by, done), ...own, _id: randomBytes(16).toString('hex') }
}
