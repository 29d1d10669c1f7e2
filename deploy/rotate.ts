import { parseArgs } from 'node:util'
import { deployments } from '../cloud/deployment'
import { localEnv, readLocalEnv } from '../config/local-env'
import { keep } from './local-file'
import { placeIn } from './pair-on-cloud'
import { rotateAdminSecret, secretsIn } from './rotate/admin-secret'
import { NEXT, rotateRelayKey } from './rotate/relay-key'
import type { Rotation } from './rotate/rotation'
import { isRelay, settings } from './settings'
import { allowed, terminal } from './terminal'

const HELP = `npm run rotate -- relay-key       a new RELAY_KEY, without a refused call; it takes three minutes
npm run rotate -- admin-secret    a new AppSecret of the admin mini program; it takes ten minutes

  --yes                  does not ask: for a CI

For admin-secret begin it first, then 重置 in mp.weixin.qq.com → admin → 开发管理 → 开发设置 → AppSecret, and give it what is
shown. Without a terminal it is the variable ADMIN_SECRET_NEXT.

Ended at any moment, the next run goes on where it was. Functions that are deployed keep their code.
`

async function rotationIn(root: string): Promise<Rotation> {
  const read = () => readLocalEnv(root)
  const values = localEnv(root)
  if (!isRelay(values)) throw new Error('With environment sharing there is no secret to be changed.')
  if (values.RELAY_KEY !== read().RELAY_KEY || values.ADMIN_SECRET !== read().ADMIN_SECRET)
    throw new Error(
      'It changes .env.local, and here variables of the process stand before that: take them away.',
    )
  const reached = { values, base: values.TENCENT_CLOUD_API_BASE }
  const places = { admin: await placeIn('admin', reached), user: await placeIn('user', reached) }
  const known = [...settings, { name: NEXT, what: 'what RELAY_KEY becomes: npm run rotate is at it' }]
  return {
    read,
    places,
    deployments,
    keep: (changes) =>
      keep(
        root,
        known.flatMap((setting): [typeof setting, string][] => {
          const value = changes[setting.name]
          return value === undefined ? [] : [[setting, value]]
        }),
      ),
    wait(ms, why) {
      console.log(`  … ${Math.round(ms / 1000)} s: ${why}`)
      return new Promise((done) => setTimeout(done, ms))
    },
    say: (text) => console.log(text),
  }
}

async function newSecret(rotation: Rotation): Promise<string | undefined> {
  const given = process.env.ADMIN_SECRET_NEXT?.trim()
  if (given || secretsIn(rotation.read()).length > 1) return given
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new Error(`ADMIN_SECRET_NEXT is missing.\n\n${HELP}`)
  const asked = terminal()
  const answer = await asked.ask('Now 重置 in the console, and paste what it shows at once: ', true)
  asked.close()
  return answer
}

async function main(args: string[]): Promise<void> {
  const boolean = { type: 'boolean' as const, default: false }
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { yes: boolean, help: boolean },
  })
  const [what] = positionals
  if (values.help) {
    console.log(HELP)
    return
  }
  if (what !== 'relay-key' && what !== 'admin-secret') throw new Error(`Which one?\n\n${HELP}`)
  const rotation = await rotationIn(process.cwd())
  console.log(`${what} of admin (${rotation.places.admin.env}) and user (${rotation.places.user.env})`)
  if (!(await allowed(values.yes))) throw new Error('Nothing was done. --yes does it without asking.')
  if (what === 'relay-key') await rotateRelayKey(rotation)
  else await rotateAdminSecret(rotation, await newSecret(rotation))
  console.log('Done. npm run doctor looks at it.')
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
