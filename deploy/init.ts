import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { LOCAL_ENV, readLocalEnv } from '../config/local-env'
import { writeProjectConfig } from '../config/project-config'
import { chooseSettings, type Chosen } from './ask-for-settings'
import { keep } from './local-file'
import { flagOf, isRelay, type Setting, settings, type Values } from './settings'
import { terminal } from './terminal'

/**
 * `npm run init`: what the pair needs to be told, kept in `.env.local`, and both projects with their appids. Asks in a
 * terminal; elsewhere flags and variables must say it all.
 */
async function init(root: string, args: string[]): Promise<void> {
  const { help, replace, given } = read(args)
  if (help) {
    console.log(HELP)
    return
  }
  const known = { kept: readLocalEnv(root), given, replace }
  const asked = process.stdin.isTTY && process.stdout.isTTY ? terminal() : undefined
  asked?.say(
    '\nEnter alone takes what stands in [ ]. Nothing is written before the end; Ctrl-C leaves it all as it was.',
  )
  const chosen = await chooseSettings(known, asked)
  asked?.close()
  await keep(root, chosen.changes)
  const { ADMIN_APPID, USER_APPID } = chosen.values
  for (const [app, appid = ''] of [['admin', ADMIN_APPID] as const, ['user', USER_APPID] as const])
    await writeProjectConfig({
      from: join(root, `src/apps/${app}/project.config.json`),
      to: join(root, 'dist', app),
      appid,
    })
  tell(chosen)
}

function read(args: string[]): { help: boolean; replace: boolean; given: Values } {
  const flags = Object.fromEntries(
    settings.flatMap((setting) => {
      const flag = flagOf(setting)
      return flag ? [[flag, { type: 'string' as const }]] : []
    }),
  )
  const boolean = { type: 'boolean' as const, default: false }
  const { values } = parseArgs({ args, options: { ...flags, replace: boolean, help: boolean } })
  const given = settings.map((setting) => {
    const flag = flagOf(setting)
    const byFlag: unknown = flag ? (values as Record<string, unknown>)[flag] : undefined
    return [
      setting.name,
      typeof byFlag === 'string' ? byFlag : process.env[setting.name]?.trim() || undefined,
    ]
  })
  return { help: values.help, replace: values.replace, given: Object.fromEntries(given) as Values }
}

function tell({ values, changes, open }: Chosen): void {
  const lines = changes.map(([{ name, secret }, value]) => `  ${name}${secret ? '' : ` = ${value}`}`)
  console.log(
    lines.length > 0
      ? `\nWritten to ${LOCAL_ENV}:\n${lines.join('\n')}`
      : `\n${LOCAL_ENV} has it all already; nothing was changed.`,
  )
  console.log('dist/admin and dist/user have their appids, and each build gives them anew.')
  const wanted = open.filter(({ later }) => later?.startsWith('npm'))
  if (wanted.length > 0)
    console.log(`\nStill open; npm run init asks for them again:\n${wanted.map(stillOpen).join('\n')}`)
  if (!isRelay(values)) console.log(SHARING(values))
  console.log(NEXT)
}

const stillOpen = ({ name, what, later = '' }: Setting): string => `  ${name}, for ${later}: ${what}`

const SHARING = ({ ADMIN_APPID, ADMIN_ENV }: Values) => `
With sharing, src/apps/user/setup.ts has to say so, in the place of connect(relay(wxCloud())):

  connect(sharing(wxCloud(), { resourceAppid: '${ADMIN_APPID}', resourceEnv: '${ADMIN_ENV}' }))

and in the admin mini program's cloud console → 环境共享 → 添加共享 the user mini program has to be added: docs/which-way.md`

const NEXT = `
Go on with

  npm run build       builds both mini programs and all cloud functions
  npm run deploy      shows what it would do on WeChat's cloud, and asks before it does it
`

const HELP = `npm run init                       asks for everything, in a terminal
npm run init -- --<name> <value>   gives it; secrets are taken from variables of the process alone

${settings
  .map((setting) => {
    const flag = flagOf(setting)
    return `  ${(flag ? `--${flag}` : setting.name).padEnd(24)} ${setting.what}`
  })
  .join('\n')}
  --replace                puts new values in the place of those in ${LOCAL_ENV}`

await init(process.cwd(), process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
