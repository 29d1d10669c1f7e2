import { readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { installedPackages, installPackages } from '../../emulator/project/install'
import { probe } from './probe'
import { failures, tableOf, type Column } from './table'
import { KINDS, VERSIONS } from './versions'

/**
 * `npm run sdks`: every kind of call by every version of the SDKs, through the emulator, as a table; installs them from npm's
 * registry, once, into a folder of the user's cache. `-- --write` puts the table into emulator/FIDELITY.md.
 */
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'wx-cloud-emulator', 'sdks')
const FIDELITY = 'emulator/FIDELITY.md'

async function main() {
  const columns: Column[] = []
  for (const [sdk, version] of VERSIONS) {
    const set = { [sdk]: version }
    if (!installedPackages(cache, set)) {
      console.log(`Installing ${sdk} ${version} into ${cache}.`)
      installPackages(cache, set)
    }
    columns.push({
      name: `${sdk} ${version}`,
      outcomes: await probe(sdk, installedPackages(cache, set) ?? ''),
    })
  }
  const table = tableOf(KINDS, columns)
  console.log(`\n${table}\n`)
  if (process.argv.includes('--write')) write(table)
  const failed = failures(columns)
  console.log(failed === 0 ? 'Everything that the SDKs can do works.' : `${failed} calls failed.`)
  process.exitCode = failed === 0 ? 0 : 1
}

const BETWEEN = /(<!-- npm run sdks -->\n).*?(\n<!-- end -->)/s

function write(table: string) {
  const text = readFileSync(FIDELITY, 'utf8')
  if (!BETWEEN.test(text)) throw new Error(`${FIDELITY} has no place for the table.`)
  writeFileSync(
    FIDELITY,
    text.replace(BETWEEN, (_all, before: string, after: string) => `${before}\n${table}\n${after}`),
  )
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
