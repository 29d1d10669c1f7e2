import { spawn } from 'node:child_process'
import { access, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Flavour } from '../config/flavour'
import type { Values } from './settings'

/**
 * WeChat's own uploader. It brings 275 MB in over a thousand packages, so that it is fetched when it is needed and not with
 * everybody's `npm ci`. https://developers.weixin.qq.com/miniprogram/dev/devtools/ci.html
 */
const MINIPROGRAM_CI = 'miniprogram-ci@2.1.42'

/** `preview`: a QR code in the terminal, for developers. `upload`: a version, to be tried or sent in for review. */
export type Sending = { as: 'preview' } | { as: 'upload'; version: string; description: string }

/**
 * Builds the mini programs and sends them to WeChat.
 * @throws Error in a sentence
 */
export async function sendMiniPrograms(
  root: string,
  apps: Flavour[],
  sending: Sending,
  values: Values,
): Promise<void> {
  const keys = await Promise.all(apps.map((app) => uploadKeyOf(root, app, values)))
  await npm(root, ['run', 'build'])
  for (const [i, app] of apps.entries()) await send(root, app, keys[i] ?? '', sending, values)
}

/** @throws Error where there is none, or it is another mini program's */
export async function uploadKeyOf(root: string, app: Flavour, values: Values): Promise<string> {
  const name = app === 'admin' ? 'ADMIN_UPLOAD_KEY' : 'USER_UPLOAD_KEY'
  const given = values[name]
  if (given === undefined) throw new Error(`${name} is missing: npm run init asks for it.`)
  const file = resolve(root, given)
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) throw new Error(`${name}: there is no file ${file}.`)
  if (!/-----BEGIN (RSA )?PRIVATE KEY-----/.test(text))
    throw new Error(`${name}: ${file} holds no private key.`)
  const [, named] = /private\.(wx[0-9a-z]{16})\.key$/.exec(file) ?? []
  const appid = appidOf(app, values)
  if (named !== undefined && named !== appid)
    throw new Error(
      `${name}: by its name ${file} is the key of ${named}, and the ${app} mini program is ${appid}.`,
    )
  return file
}

const appidOf = (app: Flavour, { ADMIN_APPID = '', USER_APPID = '' }: Values) =>
  app === 'admin' ? ADMIN_APPID : USER_APPID

async function send(
  root: string,
  app: Flavour,
  key: string,
  sending: Sending,
  values: Values,
): Promise<void> {
  const project = join(root, 'dist', app)
  await access(join(project, 'miniprogram/app.json'))
  const about =
    sending.as === 'preview'
      ? ['--uv', 'preview', '--qrcode-format', 'terminal']
      : ['--uv', sending.version, '--ud', sending.description]
  console.log(`\n${app}: ${sending.as} by miniprogram-ci`)
  await npm(root, [
    ...['exec', '--yes', `--package=${MINIPROGRAM_CI}`, '--', 'miniprogram-ci', sending.as],
    ...['--pp', project, '--pkp', key, '--appid', appidOf(app, values), '-r', '1'],
    ...['--use-project-config', 'true', ...about],
  ])
}

/** The npm that runs this command; it prints for itself. */
function npm(root: string, args: string[]): Promise<void> {
  const cli = process.env.npm_execpath
  if (!cli) throw new Error('Run it as npm run deploy: it needs to know where npm is.')
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) => {
      if (code === 0) done()
      else failed(new Error(`npm ${args.slice(0, 2).join(' ')} failed: see above. ${WHY}`))
    })
  })
}

const WHY =
  "Where it is WeChat that refuses: this machine's address has to stand beside the upload key " +
  '(mp.weixin.qq.com → 开发管理 → 开发设置 → 小程序代码上传).'
