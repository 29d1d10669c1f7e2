import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import type { Answer } from '../../contract'
import { inventedOpenid } from '../../local/openid'
import { projectRoot } from '../../scripts/taro'
import { someone } from '../cloud/run-pair'
import { startDeployedPair } from './deployed-pair'
import { environmentOf, startTarget, values } from './target'

const run = promisify(execFile)
const tsx = createRequire(import.meta.url).resolve('tsx')
const { PATH = '', TMPDIR = '' } = process.env

/** Stands in for npm, which would fetch miniprogram-ci: it notes down what it was told, and builds nothing. */
const NPM = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
appendFileSync('npm.log', JSON.stringify(process.argv.slice(2)) + '\\n')
for (const app of ['admin', 'user']) {
  mkdirSync('dist/' + app + '/miniprogram', { recursive: true })
  writeFileSync('dist/' + app + '/miniprogram/app.json', '{}')
}
`

const KEY = '-----BEGIN RSA PRIVATE KEY-----\n'

it('npm run deploy asks before it does anything; then both apps work, and a second run has nothing to do', async () => {
  const target = await startTarget()
  const root = await mkdtemp(join(tmpdir(), 'duet-deploy-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  await writeFile(join(root, 'npm.cjs'), NPM)
  const keys = { admin: `private.${values.ADMIN_APPID}.key`, user: 'keys/user.pem' }
  await mkdir(join(root, 'keys'))
  for (const key of Object.values(keys)) await writeFile(join(root, key), KEY)
  const noted = { ...values, ADMIN_UPLOAD_KEY: keys.admin, USER_UPLOAD_KEY: keys.user }
  const lines = Object.entries(noted).map(([name, value]) => `${name}=${value}`)
  await writeFile(join(root, '.env.local'), lines.join('\n'))

  async function deploy(...args: string[]): Promise<{ code: number; said: string }> {
    const script = join(projectRoot, 'deploy/deploy.ts')
    const ended = await run(process.execPath, ['--import', tsx, script, ...args], {
      cwd: root,
      env: { PATH, TMPDIR, TENCENT_CLOUD_API_BASE: target.url, npm_execpath: join(root, 'npm.cjs') },
    }).catch((error: unknown) => error as { code: number; stdout: string; stderr: string })
    return { code: 'code' in ended ? ended.code : 0, said: ended.stdout + ended.stderr }
  }

  const unasked = await deploy()
  expect(unasked.code).toBe(1)
  expect(unasked.said).toContain('+ collection users')
  expect(unasked.said).toContain('+ function api')
  expect(unasked.said).toContain('消息推送')
  expect(unasked.said).toContain('Nothing was done. --yes does it without asking.')
  expect(environmentOf(target, 'admin').functions.size).toBe(0)

  const done = await deploy('--yes')
  expect(done).toMatchObject({ code: 0, said: expect.stringContaining('✓ user: function api') })
  const { cloud, follow } = await startDeployedPair(target)
  await follow()
  const call = async (appid: string, who: string, name: string, data: object) =>
    (await cloud.callFunction({ appid, openid: inventedOpenid(who), name, data })).result as Answer
  const added = await call(values.USER_APPID, 'somebody', 'api', { func: 'users_add', data: someone })
  expect(added).toMatchObject({ errcode: 0, data: { errcode: 0 } })
  const code = values.ADMIN_SETUP_CODE
  expect(await call(values.ADMIN_APPID, 'admin', 'admins_claim', { code })).toMatchObject({ errcode: 0 })
  expect(await call(values.ADMIN_APPID, 'admin', 'users_list', {})).toMatchObject({
    errcode: 0,
    data: { users: [{ name: someone.name }] },
  })

  const again = await deploy('--yes', '--upload', '1.2.3', '--description', 'first')
  expect(again.code).toBe(0)
  expect(again.said.match(/nothing to do/g)).toHaveLength(2)
  const told = (await readFile(join(root, 'npm.log'), 'utf8')).trim().split('\n')
  expect(told.map((line) => (JSON.parse(line) as string[]).join(' '))).toEqual([
    'run build',
    expect.stringMatching(
      new RegExp(
        `^exec .*miniprogram-ci upload --pp .*dist.admin --pkp .*${keys.admin} --appid ${values.ADMIN_APPID} .*--uv 1.2.3 --ud first$`,
      ),
    ),
    expect.stringMatching(new RegExp(`miniprogram-ci upload .*dist.user .*--appid ${values.USER_APPID}`)),
  ])
  for (const { said } of [unasked, done, again])
    for (const secret of [values.ADMIN_SECRET, values.RELAY_KEY, values.ADMIN_SETUP_CODE, 'key-of-admin'])
      expect(said).not.toContain(secret)

  expect(await deploy('nobody')).toMatchObject({
    code: 1,
    said: expect.stringContaining('nobody is no mini program'),
  })
})
