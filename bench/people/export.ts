import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFunctions } from '../../cloud/build'
import type { Answer, DataOf } from '../../contract'
import { createCloud } from '../../emulator/index'
import { inventedOpenid } from '../../laptop/openid'
import { adminApp, pair } from '../../laptop/pair'
import { crowd, documentsOf } from '../../test/cloud/people/crowd'
import type { Figure } from '../figure'
import { quantile } from '../statistics'

const SIZE = 100_000
/** One after the other goes on where the one before stops: nobody calls so often that it is too often. */
const EDITORS = ['one', 'two', 'three', 'four', 'five']
const PAGES_EACH = 50

/** An export of 100,000 people through the function as it is deployed. @throws where anybody is missing or there twice */
export async function measureExport(say: (what: string) => void): Promise<Figure[]> {
  say(`an export of ${SIZE} people`)
  const functions = mkdtempSync(join(tmpdir(), 'bench-functions-'))
  await buildFunctions(functions)
  const cloud = await createCloud(pair({ dist: functions }).options)
  try {
    const people = crowd(SIZE)
    const database = cloud.database(adminApp.env)
    await database.insert('users', documentsOf(people))
    const admins = EDITORS.map((_id) => ({
      _id,
      appid: adminApp.appid,
      openid: inventedOpenid(_id),
      role: 'editor',
    }))
    await database.insert('admins', admins)
    const call = async <Data>(who: string, name: string, data: object) => {
      const caller = { appid: adminApp.appid, openid: inventedOpenid(who) }
      return ((await cloud.callFunction({ ...caller, name, data })).result as Answer<Data>).data
    }
    const { ids, times } = await fetchAll(call)
    const meant = people.filter(({ state }) => state !== 'trashed').length
    if (ids.length !== meant || new Set(ids).size !== meant)
      throw new Error(`An export of ${meant} people has ${ids.length}, ${new Set(ids).size} different ones.`)
    return [
      { what: `export of ${SIZE} people, a page of 500, p50`, ms: quantile(times, 0.5) },
      { what: 'p95', ms: quantile(times, 0.95) },
      { what: 'all of it', ms: times.reduce((all, ms) => all + ms, 0) },
    ]
  } finally {
    await cloud.dispose()
    rmSync(functions, { recursive: true, force: true })
  }
}

type Call = <Data>(who: string, name: string, data: object) => Promise<Data>

async function fetchAll(call: Call): Promise<{ ids: string[]; times: number[] }> {
  const ids: string[] = []
  const times: number[] = []
  let cursor: string | null | undefined
  for (const who of EDITORS) {
    if (cursor === null) break
    const asked = { kind: 'export', whole: true, filter: {} }
    const { job } = await call<DataOf<'jobs_add'>>(who, 'jobs_add', asked)
    for (let pages = 0; pages < PAGES_EACH && cursor !== null; pages++) {
      const began = performance.now()
      const page: DataOf<'jobs_page'> = await call(who, 'jobs_page', {
        _id: job._id,
        ...(cursor && { cursor }),
      })
      times.push(performance.now() - began)
      ids.push(...page.people.map(({ _id }) => _id))
      cursor = page.next
    }
  }
  return { ids, times }
}
