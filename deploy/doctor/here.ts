import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LOCAL_ENV } from '../../config/local-env'
import { uploadKeyOf } from '../mini-programs'
import { isRelay, settings, type Values } from '../settings'
import { type Check, check, type Finding, note, wrong } from './finding'

/** What can be seen on this machine alone. */
export async function checkHere(root: string, values: Values, node = process.version): Promise<Check[]> {
  return Promise.all([
    check('Node', () => nodeFindings(node)),
    check(LOCAL_ENV, () => valueFindings(root, values)),
    check('the way to the cloud', () => wayFindings(root, values)),
    check('upload keys', () => keyFindings(root, values)),
    check('mini programs as they were built', () => buildFindings(root, values)),
  ])
}

function nodeFindings(version: string): Finding[] {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return []
  return [wrong(`Node is ${version}`, 'The tools need 20.19 or newer.', 'Install a newer Node: nodejs.org.')]
}

async function valueFindings(root: string, values: Values): Promise<Finding[]> {
  const findings: Finding[] = []
  const file = await stat(join(root, LOCAL_ENV)).catch(() => undefined)
  if (file && process.platform !== 'win32' && (file.mode & 0o077) !== 0)
    findings.push(
      wrong(
        `${LOCAL_ENV} can be read by others on this machine`,
        'It holds the secrets of the pair.',
        `chmod 600 ${LOCAL_ENV}`,
      ),
    )
  for (const setting of settings) {
    if (!setting.asked(values)) continue
    const { name, what, where, later, byDefault, secret } = setting
    const value = values[name]
    const complaint = value === undefined ? undefined : setting.wrong?.(value, values)
    if (complaint)
      findings.push(
        wrong(`${name} ${complaint}`, `It is ${what}.`, `Look it up: ${where}; then npm run init.`),
      )
    else if (value === undefined && (later?.endsWith('deploy') || (!later && (secret ?? !byDefault))))
      findings.push(wrong(`${name} is missing`, `It is ${what}.`, `npm run init. It is here: ${where}.`))
  }
  return findings
}

/** The one line of the user app that decides how the cloud is reached. */
async function wayFindings(root: string, values: Values): Promise<Finding[]> {
  const file = 'src/apps/user/setup.ts'
  const text = await readFile(join(root, file), 'utf8').catch(() => '')
  const { ADMIN_APPID = '', ADMIN_ENV = '' } = values
  const [, way = ''] = /^\s*connect\((relay|sharing)\(/m.exec(text) ?? []
  const wanted = isRelay(values) ? 'relay' : 'sharing'
  const line = isRelay(values)
    ? 'connect(relay(wxCloud()))'
    : `connect(sharing(wxCloud(), { resourceAppid: '${ADMIN_APPID}', resourceEnv: '${ADMIN_ENV}' }))`
  if (way !== wanted)
    return [
      wrong(
        `${file} connects by ${way || 'neither relay nor sharing'}`,
        `${LOCAL_ENV} says DUET_WAY=${wanted}.`,
        `Write ${line} there, or change DUET_WAY: docs/which-way.md.`,
      ),
    ]
  if (wanted === 'sharing' && !(text.includes(`'${ADMIN_APPID}'`) && text.includes(`'${ADMIN_ENV}'`)))
    return [
      wrong(
        `${file} enters another environment`,
        `It must name ${ADMIN_APPID} and ${ADMIN_ENV}.`,
        `Write ${line}.`,
      ),
    ]
  return []
}

async function keyFindings(root: string, values: Values): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const app of ['admin', 'user'] as const) {
    const cure =
      'mp.weixin.qq.com → 开发管理 → 开发设置 → 小程序代码上传 → 重置 gives a new one; then npm run init.'
    if (values[`${app.toUpperCase()}_UPLOAD_KEY`] === undefined)
      findings.push(
        note(`${app} has no upload key`, 'npm run deploy -- --upload needs it; DevTools does not.', cure),
      )
    else
      await uploadKeyOf(root, app, values).catch((error: unknown) => {
        findings.push(wrong((error as Error).message, 'miniprogram-ci signs with it.', cure))
      })
  }
  return findings
}

/** WeChat's limit of a main package: bytes. */
const MAIN_PACKAGE = 2048 * 1024

async function buildFindings(root: string, values: Values): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const app of ['admin', 'user'] as const) {
    const project = join(root, 'dist', app)
    const bytes = await bytesIn(join(project, 'miniprogram'))
    const text = await readFile(join(project, 'project.config.json'), 'utf8').catch(() => '{}')
    const { appid } = JSON.parse(text) as { appid?: string }
    const wanted = app === 'admin' ? values.ADMIN_APPID : values.USER_APPID
    if (bytes === 0)
      findings.push(note(`dist/${app} holds no mini program`, 'It was not built yet.', 'npm run build'))
    if (bytes > MAIN_PACKAGE)
      findings.push(
        wrong(
          `dist/${app}/miniprogram is ${bytes} bytes`,
          `WeChat takes ${MAIN_PACKAGE} in a main package.`,
          'Take large pictures out of src/, then npm run build.',
        ),
      )
    if (appid !== undefined && appid !== wanted)
      findings.push(
        wrong(
          `dist/${app}/project.config.json has the appid ${appid}`,
          `${LOCAL_ENV} says ${wanted ?? 'none'}: it was built before that.`,
          'npm run build',
        ),
      )
  }
  return findings
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = await Promise.all(
    entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => stat(join(parentPath, name))),
  )
  return sizes.reduce((sum, { size }) => sum + size, 0)
}
