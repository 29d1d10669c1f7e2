import { readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { installedPackages, installPackages } from '../../emulator/project/install'
import { awsVersion, probeAws } from './aws'
import { COMMANDS } from './aws-commands'
import { probe } from './probe'
import { failures, tableOf, type Column } from './table'
import { KINDS, VERSIONS } from './versions'

/**
 * `npm run sdks`: every kind of call by every version of the SDKs, through the emulator, as a table; installs them from npm's
 * registry, once, into a folder of the user's cache. Then what `aws` asks of a bucket, where it is installed. `-- --write` puts
 * the tables into emulator/FIDELITY.md.
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
  const version = await awsVersion()
  if (version === undefined) console.log('aws is not installed: its commands are skipped.')
  const aws = version === undefined ? [] : [{ name: version, outcomes: await probeAws() }]
  const tables = [tableOf('call', KINDS, columns)]
  if (aws.length > 0) tables.push(tableOf('command of aws', Object.keys(COMMANDS), aws))
  console.log(`\n${tables.join('\n\n')}\n`)
  if (process.argv.includes('--write')) await write(tables.join('\n\n'))
  const failed = failures([...columns, ...aws])
  console.log(failed === 0 ? 'Everything that they can do works.' : `${failed} calls failed.`)
  process.exitCode = failed === 0 ? 0 : 1
}

const BETWEEN = /(<!-- npm run sdks -->\n).*?(\n<!-- end -->)/s

async function write(tables: string) {
  const text = readFileSync(FIDELITY, 'utf8')
  if (!BETWEEN.test(text)) throw new Error(`${FIDELITY} has no place for the tables.`)
  const put = (_all: string, before: string, after: string) => `${before}\n${tables}\n${after}`
  writeFileSync(FIDELITY, await format(text.replace(BETWEEN, put), await formatOf()))
}

const formatOf = async () => ({ ...(await resolveConfig(FIDELITY)), filepath: FIDELITY })

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
