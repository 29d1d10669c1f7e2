import { createVitest, type Vitest } from 'vitest/node'
import { step } from '../scripts/steps'
import { type Platform, apps, buildApp, dist } from '../scripts/taro'
import { buildFunctions } from '../cloud/build'
import { checking, type Counts, sum } from './check'
import { ensureChromium } from './setup/chromium'
import { twoAtATime } from './two-at-a-time'

/**
 * `npm test`: the checks, the builds and every test; the last line counts them together. `npm test -- <words>`: the
 * test files whose path holds one of the words, with the builds that these need and without the checks.
 */
async function test(words: string[]): Promise<Counts> {
  process.env.FUNCTIONS_DIST = dist
  process.env.CHROMIUM_PATH = ensureChromium()
  const vitest = await createVitest('test', { watch: false, run: true })
  const files = await vitest.globTestSpecifications(words)
  if (files.length === 0) throw new Error(`There is no test file whose path holds ${words.join(' or ')}.`)
  const projects = new Set(files.map(({ project }) => project.name))
  console.log('\nChecks and builds')
  const checked = await twoAtATime([...buildsFor(projects), ...(words.length === 0 ? checking : [])])
  console.log('\nTests')
  return sum([...checked, await runTests(vitest, words)])
}

/** The long ones first. A build that fails ends it all. */
function buildsFor(projects: ReadonlySet<string>): (() => Promise<Counts>)[] {
  const platforms: Platform[] = [
    ...(projects.has('journey') ? (['h5'] as const) : []),
    ...(projects.has('weapp') ? (['weapp'] as const) : []),
  ]
  const names = { h5: 'browser', weapp: 'mini program' }
  const ofApps = platforms.flatMap((platform) =>
    apps.map((app) => () => step(`${app}: ${names[platform]}`, () => buildApp(app, platform))),
  )
  // A mini program's build brings its functions along.
  const functions = projects.has('weapp') ? [] : [() => step('cloud functions', () => buildFunctions(dist))]
  return [...ofApps, ...functions].map((build) => async () => {
    await build()
    return { passed: 0, failed: 0 }
  })
}

async function runTests(vitest: Vitest, words: string[]): Promise<Counts> {
  await vitest.start(words)
  const files = vitest.state.getTestModules()
  const results = files.flatMap((file) => [...file.children.allTests()].map((each) => each.result().state))
  const broken =
    files.filter((file) => file.errors().length > 0).length + vitest.state.getUnhandledErrors().length
  await vitest.close()
  return {
    passed: results.filter((state) => state === 'passed').length,
    failed: results.filter((state) => state !== 'passed').length + broken,
  }
}

const { passed, failed } = await test(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  return { passed: 0, failed: 1 }
})
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
