import { startVitest } from 'vitest/node'
import { step } from '../laptop/steps'
import { apps, buildApp, dist } from '../laptop/taro'
import { buildFunctions } from '../cloud/build'
import { type Counts, runChecks } from './check'
import { ensureChromium } from './setup/chromium'

/** `npm test`: the checks, the builds and every test; the last line counts them together. */
async function test(): Promise<Counts> {
  process.env.CHROMIUM_PATH = ensureChromium()
  console.log('\nChecks')
  const checks = await runChecks()
  console.log('\nBuilds')
  await step('cloud functions', () => buildFunctions(dist))
  for (const app of apps) {
    await step(`${app}: mini program`, () => buildApp(app, 'weapp'))
    await step(`${app}: browser`, () => buildApp(app, 'h5'))
  }
  console.log('\nTests')
  const tests = await runTests()
  return { passed: checks.passed + tests.passed, failed: checks.failed + tests.failed }
}

async function runTests(): Promise<Counts> {
  const vitest = await startVitest('test', [], { watch: false, run: true })
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

const { passed, failed } = await test().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  return { passed: 0, failed: 1 }
})
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
