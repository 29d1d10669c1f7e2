import { release } from '../../contract/release'
import { broken, mayBreak } from './compare'
import { lastRelease, present } from './stored'

/** Part of `npm run check`: the contract against that of the last release. Ends with 1 where it broke something unannounced. */
const last = await lastRelease()
const problems = mayBreak(last.release, release) ? [] : broken(last, present())
for (const problem of problems) console.log(`  ${problem}`)
if (problems.length > 0) {
  console.log(
    `Apps of ${last.release} rely on that. Keep it beside what is new; or, where it has to be, give contract/release.ts another first number (of 0.x: second), and say in CHANGELOG.md what breaks.`,
  )
  process.exitCode = 1
}
