/**
 * What runs the cases, wherever the SDK finds its cloud: as a cloud function in the emulator, as a process with an
 * account's keys against a real environment.
 */
import sdk from 'wx-server-sdk'
import type { SdkDatabase } from '../emulator/database/fixtures/sdk-types'
import type { Aggregate, Case, Command, Outcome, Sdk } from './case'
import { cases } from './cases'

/** @param collection exists; all its documents are removed before each case, and after the last. */
export async function main({ name, collection }: { name: string; collection: string }): Promise<Outcome> {
  const wanted = cases.find((one) => one.name === name)
  if (!wanted) throw new Error(`There is no case "${name}".`)
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV as unknown as string })
  const db = sdk.database() as unknown as SdkDatabase
  const _ = db.command as unknown as Command
  const $ = _.aggregate as Aggregate
  const used = { cloud: sdk, db, _, $, name: collection, collection: db.collection(collection) }
  try {
    await prepare(used, wanted)
    return await outcome(() => wanted.run(used))
  } finally {
    await empty(used)
  }
}

async function prepare(used: Sdk, { documents = [] }: Case) {
  await empty(used)
  for (const data of documents) await used.collection.add({ data })
}

const empty = ({ collection, _ }: Sdk) => collection.where({ _id: _.exists(true) }).remove()

async function outcome(run: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { value: (await run()) ?? null }
  } catch (thrown) {
    const { code, errCode, errMsg, message, name } = thrown as Record<string, string | number | undefined>
    return { error: code ?? errCode ?? name ?? 'Error', message: String(errMsg ?? message) }
  }
}
