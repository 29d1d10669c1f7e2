import { parseArgs } from 'node:util'
import { localEnv } from '../config/local-env'
import { collections } from '../contract/collections'
import { release } from '../contract/release'
import type { Manifest } from './backup/manifest'
import type { Difference } from './backup/put-back'
import { type Chosen, lookAt, readWhole, restoreAll } from './backup/restore-all'
import { placeIn } from './pair-on-cloud'
import { allowed } from './terminal'

const HELP = `npm run restore -- <folder>                 shows what it would put back, and asks before it does it
npm run restore -- <folder> users admins    these collections alone

  --remove <collection>  what the backup has not is removed from it; may be given several times
  --plan                 only shows
  --yes                  does not ask: for a CI

Whatever a backup has is put in the place of what is there. Ended at any moment, the next run goes on where it was.
`

interface Wanted {
  folder: string
  names: string[]
  remove: string[]
  plan: boolean
  yes: boolean
}

/** `npm run restore`: what a backup holds, back into the pair's environments. */
async function restore(root: string, { folder, names, remove, plan, yes }: Wanted): Promise<void> {
  const values = localEnv(root)
  const manifest = await readWhole(folder)
  tell(manifest)
  const reach = (app: 'admin' | 'user') => placeIn(app, { values, base: values.TENCENT_CLOUD_API_BASE })
  const chosen = await lookAt({ folder, manifest, collections, names, remove, reach })
  const differing = chosen.filter(tellDifference)
  if (differing.length === 0) console.log('\nNothing to do.')
  if (plan || differing.length === 0) return
  if (!(await allowed(yes))) throw new Error('Nothing was done. --yes does it without asking.')
  await restoreAll(chosen, ({ name }) => console.log(`  ✓ ${name}`))
  console.log('\nDone: document by document as in the backup.')
}

function tell({ begun, environments, release: theirs }: Manifest): void {
  const from = Object.values(environments).join(', ')
  console.log(`A backup of ${begun}, from ${from}`)
  if (theirs !== release)
    console.log(`  of version ${theirs}, and this is ${release}: CHANGELOG.md says what changed`)
}

function tellDifference({ name, env, difference, mayRemove }: Chosen): boolean {
  const { same, other, missing, extra }: Difference = difference
  const parts = [
    ...(same > 0 ? [`${same} as they are there`] : []),
    ...(other > 0 ? [`${other} to be replaced`] : []),
    ...(missing > 0 ? [`${missing} to be added`] : []),
    ...(extra > 0
      ? [`${extra} that it has not, ${mayRemove ? 'to be removed' : 'left alone (--remove ' + name + ')'}`]
      : []),
  ]
  const differs = other + missing + (mayRemove ? extra : 0) > 0
  console.log(`  ${differs ? '~' : '='} ${name} in ${env}: ${parts.join(', ') || 'empty'}`)
  return differs
}

async function main(args: string[]): Promise<void> {
  const boolean = { type: 'boolean' as const, default: false }
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      remove: { type: 'string', multiple: true, default: [] },
      plan: boolean,
      yes: boolean,
      help: boolean,
    },
  })
  const [folder, ...names] = positionals
  if (values.help) console.log(HELP)
  else if (folder === undefined) throw new Error(`Which backup?\n\n${HELP}`)
  else await restore(process.cwd(), { folder, names, ...values })
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
