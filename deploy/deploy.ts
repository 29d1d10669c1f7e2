import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildFunctions } from '../cloud/build'
import { deployments } from '../cloud/deployment'
import type { Flavour } from '../config/flavour'
import { localEnv } from '../config/local-env'
import { collections } from '../contract/collections'
import { byHand } from './by-hand'
import { type Sending, sendMiniPrograms } from './mini-programs'
import { carryOut, lookAt, type Side, sidesOf } from './pair-on-cloud'
import { type Plan, presets, type Step } from './plan'
import type { Values } from './settings'
import { allowed } from './terminal'

const HELP = `npm run deploy                 shows what it would do on WeChat's cloud, and asks before it does it
npm run deploy -- admin        that mini program's environment alone; or user

  --plan                 only shows
  --yes                  does not ask: for a CI
  --code                 sends all functions' code anew, whatever is there
  --recreate <name>      this function may be deleted and made anew, for another version of Node
  --preview              builds both mini programs and shows a QR code of each
  --upload <version>     builds them and uploads a version, with --description <text>
`

interface Wanted {
  apps: Flavour[]
  sending: Sending | undefined
  flags: { plan: boolean; yes: boolean; code: boolean; recreate: string[] }
}

/** `npm run deploy`: what the code says, on WeChat's cloud. Ended at any moment, the next run goes on where it was. */
async function deploy(root: string, { apps, sending, flags }: Wanted): Promise<void> {
  const values = localEnv(root)
  const dist = join(root, 'dist')
  await buildFunctions(dist)
  const target = {
    values,
    declared: { collections, deployments },
    dist,
    base: values.TENCENT_CLOUD_API_BASE,
  }
  const sides: Side[] = []
  for (const app of sidesOf(values).filter((side) => apps.includes(side))) {
    const side = await lookAt(app, target, flags)
    tell(side)
    sides.push(side)
  }
  tellByHand(values, apps)
  const steps = sides.reduce((sum, { plan }) => sum + plan.steps.length, 0)
  if (flags.plan) return
  if (steps > 0 && !(await allowed(flags.yes)))
    throw new Error('Nothing was done. --yes does it without asking.')
  for (const side of sides) await carryOut(side, (step) => console.log(`  ✓ ${side.app}: ${titleOf(step)}`))
  const stuck = sides.flatMap(({ plan }) => plan.problems)
  if (steps > 0) console.log(`\nDone${stuck.length > 0 ? ', but for what stands under ✗' : ''}.`)
  if (stuck.length > 0) process.exitCode = 1
  if (sending) await sendMiniPrograms(root, apps, sending, values)
}

function tell({ app, env, plan }: Side): void {
  const { steps, alike, foreign, problems }: Plan = plan
  console.log(`\n${app}: ${env}`)
  for (const step of steps)
    console.log(
      `  ${isNew(step) ? '+' : '~'} ${titleOf(step)}${step.lines.map((line) => `\n      ${line}`).join('')}`,
    )
  if (steps.length === 0) console.log('  nothing to do')
  if (alike > 0) console.log(`  = ${alike} as they should be`)
  if (foreign.length > 0) console.log(`  · not known here and left alone: ${foreign.join(', ')}`)
  for (const problem of problems) console.log(`  ✗ ${problem}`)
}

const isNew = (step: Step): boolean =>
  (step.kind === 'collection' && step.create) || (step.kind === 'function' && step.does === 'create')

const titleOf = (step: Step): string =>
  step.kind === 'storage' ? `storage: ${presets[step.permission]}` : `${step.kind} ${step.name}`

function tellByHand(values: Values, apps: Flavour[]): void {
  console.log('\nWhat cannot be done from here; look whether it is done:')
  for (const { app, what, where } of byHand(values))
    if (apps.includes(app)) console.log(`  ${app}: ${what}\n      ${where}`)
}

/** @throws Error with HELP */
function read(args: string[]): Wanted | undefined {
  const boolean = { type: 'boolean' as const, default: false }
  const string = { type: 'string' as const }
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      plan: boolean,
      yes: boolean,
      code: boolean,
      recreate: { ...string, multiple: true, default: [] },
      preview: boolean,
      upload: string,
      description: string,
      help: boolean,
    },
  })
  if (values.help) return undefined
  const apps = (['admin', 'user'] as const).filter(
    (app) => positionals.length === 0 || positionals.includes(app),
  )
  const strange = positionals.filter((each) => each !== 'admin' && each !== 'user')
  if (strange.length > 0) throw new Error(`${strange.join(', ')} is no mini program of the pair.\n\n${HELP}`)
  const { upload: version, description = '' } = values
  const sending: Sending | undefined =
    version !== undefined
      ? { as: 'upload', version, description }
      : values.preview
        ? { as: 'preview' }
        : undefined
  return { apps, sending, flags: values }
}

async function main(args: string[]): Promise<void> {
  const wanted = read(args)
  if (wanted) await deploy(process.cwd(), wanted)
  else console.log(HELP)
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
