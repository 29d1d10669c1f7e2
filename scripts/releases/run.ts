import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { release } from '../../contract/release'
import { projectRoot } from '../taro'
import { broken, mayBreak } from './compare'
import { compareNumbers, folder, lastRelease, present } from './stored'

const HELP = `npm run release       keeps the contract as that of the version in contract/release.ts, which CHANGELOG.md must tell of`

/**
 * `npm run release`: writes down what the apps of this version rely on. What was written down before stays as it is.
 * @throws Error in a sentence
 */
async function main(args: string[]): Promise<void> {
  if (args.length > 0) throw new Error(HELP)
  const told = await readFile(join(projectRoot, 'CHANGELOG.md'), 'utf8')
  if (!told.includes(`\n## ${release} `))
    throw new Error(`CHANGELOG.md has no heading "## ${release} (<date>)": say first what is new.`)
  const last = await lastRelease().catch(() => undefined)
  if (last && compareNumbers(release, last.release) <= 0)
    throw new Error(`${last.release} was released already: contract/release.ts must have a later version.`)
  const problems = last && !mayBreak(last.release, release) ? broken(last, present()) : []
  if (problems.length > 0)
    throw new Error(`It breaks what apps of ${last?.release} rely on:\n  ${problems.join('\n  ')}`)
  const file = join(folder, `${release}.json`)
  const settings = { ...(await resolveConfig(file)), filepath: file }
  await writeFile(file, await format(JSON.stringify(present()), settings), { flag: 'wx' })
  console.log(
    `contract/releases/${release}.json is written. Go on with npm run deploy -- --upload ${release}.`,
  )
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
