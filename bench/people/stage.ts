import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFunctions } from '../../cloud/build'
import type { Answer, DataOf, FunctionName, InputOf, User } from '../../contract'
import { type Cloud, createCloud } from '../../emulator/index'
import { inventedOpenid } from '../../local/openid'
import { adminApp, pair } from '../../local/pair'
import { countsOf, crowd, documentsOf } from '../../test/cloud/people/crowd'

export interface Stage {
  cloud: Cloud
  people: User[]
  /** As an editor, of whom there are as many as there are names: nobody calls so often that it is too often. @throws where it is refused */
  call: <N extends FunctionName>(who: string, name: N, input: InputOf<N>) => Promise<DataOf<N>>
}

/** ms in which all of them have registered, few or many: there are as many days to count. */
const PERIOD = 70 * 24 * 60 * 60_000

/** Lets `run` have the pair as it is deployed, with so many people and these editors. */
export async function withPeople<Result>(
  size: number,
  editors: string[],
  run: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const functions = mkdtempSync(join(tmpdir(), 'bench-functions-'))
  await buildFunctions(functions)
  const cloud = await createCloud(pair({ dist: functions }).options)
  try {
    const people = crowd(size, Date.now(), Math.round(PERIOD / size))
    const database = cloud.database(adminApp.env)
    await database.insert('users', documentsOf(people))
    await database.insert('counts', countsOf(people))
    const { appid } = adminApp
    const admins = editors.map((_id) => ({ _id, appid, openid: inventedOpenid(_id), role: 'editor' }))
    await database.insert('admins', admins)
    const call: Stage['call'] = async (who, name, input) => {
      const asked = { appid, openid: inventedOpenid(who), name, data: input }
      const { errcode, data } = (await cloud.callFunction(asked)).result as Answer
      if (errcode !== 0) throw new Error(`${name} answers ${errcode}.`)
      return data as never
    }
    return await run({ cloud, people, call })
  } finally {
    await cloud.dispose()
    rmSync(functions, { recursive: true, force: true })
  }
}
