import { join } from 'node:path'
import { buildFunctions } from '../cloud/build'
import { deployments } from '../cloud/deployment'
import { localEnv } from '../config/local-env'
import { collections } from '../contract/collections'
import { byHand } from './by-hand'
import type { Check } from './doctor/finding'
import { examine } from './doctor/examine'

/** `npm run doctor`: what is wrong with the pair, why, and what helps. Ends with 1 where something is. */
async function doctor(root: string): Promise<void> {
  const values = localEnv(root)
  const dist = join(root, 'dist')
  await buildFunctions(dist)
  const base = values.TENCENT_CLOUD_API_BASE
  const checks = await examine(root, { values, declared: { collections, deployments }, dist, base })
  for (const each of checks) tell(each)
  console.log('\nWhat cannot be seen from here; look whether it is done:')
  for (const { app, what, where } of byHand(values)) console.log(`  ${app}: ${what}\n      ${where}`)
  const wrong = checks.flatMap(({ findings }) => findings).filter(({ level }) => level === 'wrong').length
  console.log(wrong === 0 ? '\nNothing is wrong.' : `\n${wrong} wrong.`)
  process.exitCode = wrong === 0 ? 0 : 1
}

function tell({ title, findings }: Check): void {
  const bad = findings.some(({ level }) => level === 'wrong')
  console.log(`  ${bad ? '✗' : '✓'} ${title}`)
  for (const { level, what, cause, cure } of findings)
    console.log(`      ${level === 'wrong' ? '✗' : '·'} ${what}\n        why: ${cause}\n        do:  ${cure}`)
}

await doctor(process.cwd()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
