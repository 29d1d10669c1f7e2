import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { readLocalEnv } from '../config/local-env'
import { keep } from './local-file'
import { isRelay, settings, type Values } from './settings'
import { relayKeys } from './wanted'

const run = promisify(execFile)

/** A further user mini program, as WeChat knows it, and the folder in which it is worked on. */
export interface FurtherApp {
  folder: string
  appid: string
  env: string
}

/**
 * Makes a folder for a further user mini program (docs/add-a-user-app.md): a clone of what is committed here, with a key of
 * its own in its `.env.local`; here A is told to let it in. Where something is wrong, nothing is written.
 * @returns its whole path
 * @throws Error in a sentence, or with what git says
 */
export async function furtherApp(root: string, { folder, appid, env }: FurtherApp): Promise<string> {
  const kept: Values = readLocalEnv(root)
  const { ADMIN_APPID, ADMIN_ENV, USER_APPID, RELAY_KEY = '' } = kept
  if (!isRelay(kept)) throw new Error('With sharing, docs/which-way.md says how a further one comes in.')
  if (!ADMIN_APPID || !ADMIN_ENV || !USER_APPID || relayKeys(kept).length === 0)
    throw new Error('This pair is not set up yet: npm run init.')
  const { USER_APPIDS = USER_APPID } = kept
  if ([ADMIN_APPID, ...USER_APPIDS.split(',')].includes(appid)) throw new Error(`${appid} is there already.`)
  const own: Values = { ADMIN_APPID, ADMIN_ENV, USER_APPID: appid, USER_ENV: env, RELAY_KEY: newKey() }
  for (const { name, wrong } of settings) {
    const complaint = own[name] === undefined ? undefined : wrong?.(own[name], own)
    if (complaint !== undefined) throw new Error(`"${own[name]}" ${complaint}.`)
  }
  const place = resolve(root, folder)
  if (existsSync(place)) throw new Error(`${place} is there already.`)
  await run('git', ['clone', '--quiet', root, place])
  await write(place, own)
  await write(root, {
    RELAY_KEY: `${RELAY_KEY},${appid}=${own.RELAY_KEY}`,
    USER_APPIDS: `${USER_APPIDS},${appid}`,
  })
  return place
}

const newKey = () => settings.find(({ name }) => name === 'RELAY_KEY')?.byDefault?.() ?? ''

const write = (root: string, values: Values) =>
  keep(
    root,
    Object.entries(values).map(([name, value = '']) => [
      settings.find((setting) => setting.name === name) ?? { name, what: 'the user mini programs' },
      value,
    ]),
  )
