import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { localEnv } from '../config/local-env'
import { collections } from '../contract/collections'
import { backUp } from './backup/back-up'
import { type Findings, migrate, type Old } from './migrate/migrate'
import { placeIn } from './pair-on-cloud'
import { allowed } from './terminal'

const HELP = `npm run migrate       makes people of this project of the records in "users" of a pair that was written by hand, and
                      removes the rows of its "token": shows what it would do, and asks before it does it

  --plan                 only shows
  --yes                  does not ask: for a CI

A backup of "users" is written first. What cannot be converted is named and stays. Ended at any moment, the next run goes on.
`

async function main(args: string[]): Promise<void> {
  const boolean = { type: 'boolean' as const, default: false }
  const { values: flags } = parseArgs({ args, options: { plan: boolean, yes: boolean, help: boolean } })
  if (flags.help) console.log(HELP)
  else await migration(process.cwd(), flags)
}

async function migration(root: string, flags: { plan: boolean; yes: boolean }): Promise<void> {
  const values = localEnv(root)
  const reached = { values, base: values.TENCENT_CLOUD_API_BASE }
  const [admin, user] = [await placeIn('admin', reached), await placeIn('user', reached)]
  const { USER_APPID: appid = '' } = values
  const old: Old = { users: { place: admin, name: 'users' }, token: { place: user, name: 'token' }, appid }
  const seen = await migrate(old, false)
  tell(seen, appid)
  if (seen.problems.size > 0) process.exitCode = 1
  if (flags.plan) return
  if (seen.people + seen.double + seen.tokens === 0) {
    console.log('\nNothing to do.')
    return
  }
  if (!(await allowed(flags.yes))) throw new Error('Nothing was done. --yes does it without asking.')
  const time = new Date().toISOString().replace(/\.\d+|:/g, '')
  const folder = join(root, 'backups', `${time}-before-migration`)
  const { users } = collections
  await backUp({ places: { admin }, collections: { users }, folder }, (name, { documents }) =>
    console.log(`  ✓ backup of ${name}: ${documents}, in ${relative(root, folder)}`),
  )
  const done = await migrate(old, true)
  console.log(`\nDone: ${done.people} people. counts_repair counts them within ten minutes.`)
}

function tell({ ours, people, double, problems, left, tokens }: Findings, appid: string): void {
  console.log(`users: ${people} become people of ${appid}, ${ours} are already`)
  if (double > 0) console.log(`  ${double} more are of somebody who is there already, and are removed`)
  for (const [field, many] of left)
    console.log(`  the field ${field} (in ${many}) has no place here; the backup keeps it`)
  const some = [...problems].slice(0, 20)
  for (const [id, why] of some) console.log(`  ✗ ${id}: ${why}`)
  if (problems.size > some.length) console.log(`  ✗ and ${problems.size - some.length} more`)
  if (tokens > 0) console.log(`token: ${tokens} rows of the hand-written relay are removed`)
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
