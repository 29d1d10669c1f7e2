import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import type { Flavour } from '../config/flavour'
import { localEnv } from '../config/local-env'
import { collections } from '../contract/collections'
import { backUp } from './backup/back-up'
import { readManifest } from './backup/manifest'
import type { Place } from './environment'
import { placeIn, sidesOf } from './pair-on-cloud'

const HELP = `npm run backup                 every collection of both environments, into backups/<time>
npm run backup -- admin        of that mini program's environment alone; or user

  --to <folder>          into this folder

Ended at any moment, the next run goes on where it was. It holds what people have told: keep it like a secret.
`

/** `npm run backup`: what the pair knows, in files on this machine. */
async function backup(root: string, apps: Flavour[], to: string | undefined): Promise<void> {
  const values = localEnv(root)
  const places: Partial<Record<Flavour, Place>> = {}
  for (const app of sidesOf(values).filter((side) => apps.includes(side)))
    places[app] = await placeIn(app, { values, base: values.TENCENT_CLOUD_API_BASE })
  const begun = to === undefined ? await unfinishedIn(join(root, 'backups')) : undefined
  const folder = to ?? begun ?? join(root, 'backups', new Date().toISOString().replace(/\.\d+|:/g, ''))
  console.log(`${begun === undefined ? 'Into' : 'Going on with'} ${relative(root, folder)}:`)
  const { ended } = await backUp({ places, collections, folder }, (name, { documents, counted }) => {
    const meanwhile =
      counted.before === counted.after ? '' : `, written meanwhile: there are ${counted.after}`
    console.log(`  ✓ ${name}: ${documents}${meanwhile}`)
  })
  console.log(`Whole, ${String(ended)}. npm run restore -- ${relative(root, folder)} puts it back.`)
}

/** The newest one that was not brought to its end. */
async function unfinishedIn(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.sort().reverse()) {
    const manifest = await readManifest(join(folder, name))
    if (manifest) return manifest.ended === null ? join(folder, name) : undefined
  }
  return undefined
}

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { to: { type: 'string' }, help: { type: 'boolean', default: false } },
  })
  const strange = positionals.filter((each) => each !== 'admin' && each !== 'user')
  if (strange.length > 0) throw new Error(`${strange.join(', ')} is no mini program of the pair.\n\n${HELP}`)
  const apps = (['admin', 'user'] as const).filter(
    (app) => positionals.length === 0 || positionals.includes(app),
  )
  if (values.help) console.log(HELP)
  else await backup(process.cwd(), apps, values.to)
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
