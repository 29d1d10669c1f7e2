import {
  countOf,
  idIn,
  type Line,
  linesIn,
  linesOfIds,
  PAGE,
  remove,
  type Shelf,
  write,
} from '../backup/documents'
import type { User } from '../../contract'
import { type Converted, converted, MIGRATED, plainFields, type Told } from './old-record'

/** What a migration finds, or has done. */
export interface Findings {
  /** As they are to be already. */
  ours: number
  /** Become people of this project. */
  people: number
  /** Of somebody who has a record of this project already: the older ones go. */
  double: number
  /** `_id` → why it can't be converted. */
  problems: Map<string, string>
  /** Field that is not taken along → in how many records. */
  left: Map<string, number>
  /** Rows of `token` as written by hand. */
  tokens: number
}

export interface Old {
  users: Shelf
  token: Shelf
  /** Whose openids they are. */
  appid: string
  /** Documents at once. */
  page?: number
}

/**
 * Reads all of `users` and all of `token`, and, where `act` says so, writes each person anew before the old record goes. Done twice it
 * is as done once; whatever breaks it off, what is left of it is found by the next run.
 * @throws Error; CloudApiError
 */
export async function migrate(old: Old, act: boolean): Promise<Findings> {
  const findings: Findings = {
    ours: 0,
    people: 0,
    double: 0,
    problems: new Map(),
    left: new Map(),
    tokens: await tidyTokens(old, act),
  }
  // Without acting nobody is written, and may come once more.
  const seen = new Map<string, Before>()
  const total = await countOf(old.users)
  for await (const lines of pagesOf(old.users, old.page)) {
    const all = lines.map((line): [Line, Converted] => [line, converted(JSON.parse(line) as Told, old.appid)])
    const people = all.flatMap(([line, one]) => (one.as === 'person' ? [{ line, ...one }] : []))
    const ids = [...new Set(people.map(({ user }) => user._id))]
    const there = new Map([...(await present(old.users, ids)), ...seen])
    note(findings, all)
    const written = new Map<string, User>()
    for (const { user, left } of people) {
      const before = there.get(user._id)
      if (before) findings.double++
      else noteFields(findings, left)
      // The first registration is the one that counts, unless the person has been here since.
      if (before && !(before.migrated && user.createtime < before.createtime)) continue
      const now = { migrated: true, createtime: user.createtime }
      there.set(user._id, now)
      if (!act) seen.set(user._id, now)
      written.set(user._id, user)
    }
    if (!act || people.length === 0) continue
    const fresh = [...written.values()].map((user) => JSON.stringify(user))
    if (fresh.length > 0) await write(old.users, fresh)
    await remove(
      old.users,
      people.map(({ line }) => idIn(line)),
    )
  }
  const found = findings.ours + findings.people + findings.double + findings.problems.size
  if (!act && found !== total)
    throw new Error(
      `users: ${found} records were read, and there are ${total}: some have an _id that is no text.`,
    )
  return findings
}

/** A record of this project that is there. */
interface Before {
  /** Made by a migration, and as it was then. */
  migrated: boolean
  createtime: number
}

function note(findings: Findings, all: [Line, Converted][]): void {
  for (const [line, one] of all) {
    if (one.as === 'ours') findings.ours++
    if (one.as === 'problem') findings.problems.set(JSON.stringify(idIn(line)), one.why)
  }
}

function noteFields(findings: Findings, left: string[]): void {
  findings.people++
  for (const field of left) findings.left.set(field, (findings.left.get(field) ?? 0) + 1)
}

/** `_id`s of texts, numbers and ObjectIds have an order each, and a page ends with one kind. */
async function* pagesOf(shelf: Shelf, page = PAGE): AsyncGenerator<Line[]> {
  let after: unknown
  for (;;) {
    const lines = await linesIn(shelf, { ...(after !== undefined && { after }), limit: page })
    if (lines.length === 0) return
    after = idIn(lines.at(-1) ?? '{}')
    yield lines
  }
}

async function present(shelf: Shelf, ids: string[]): Promise<Map<string, Before>> {
  const lines = await linesOfIds(shelf, ids)
  return new Map(
    lines.map((line) => {
      const { _id, requestId, version, createtime } = plainFields(JSON.parse(line) as Told)
      const migrated = String(requestId).startsWith(MIGRATED) && version === 0
      return [String(_id), { migrated, createtime: Number(createtime) }]
    }),
  )
}

/** What the relay of this project keeps is named like an appid; any other row is the hand-written relay's, and worth nothing. */
async function tidyTokens({ token, page }: Old, act: boolean): Promise<number> {
  if ((await countOf(token)) === 0) return 0
  let tokens = 0
  for await (const lines of pagesOf(token, page)) {
    const ids = lines.map(idIn).filter((id) => typeof id !== 'string' || !/^wx[0-9a-z]{16}$/.test(id))
    tokens += ids.length
    if (act && ids.length > 0) await remove(token, ids)
  }
  return tokens
}
