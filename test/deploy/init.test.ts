import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { appidOf } from '../../config/flavour'
import { type Asked, chooseSettings } from '../../deploy/ask-for-settings'
import { projectRoot } from '../../scripts/taro'

const run = promisify(execFile)
const tsx = createRequire(import.meta.url).resolve('tsx')

/** What is passed on to processes: nothing of the pair's, whatever the machine of the test knows. */
const { PATH = '' } = process.env

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'duet-init-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  for (const app of ['admin', 'user']) {
    const file = `src/apps/${app}/project.config.json`
    await cp(join(projectRoot, file), join(made, file))
  }
  return made
}

interface Ended {
  code: number
  said: string
}

/** `npm run init` in a folder, with nobody at the terminal. */
async function init(cwd: string, args: string[], variables: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const script = join(projectRoot, 'deploy/init.ts')
  const env = { PATH, ...variables }
  const ended = await run(process.execPath, ['--import', tsx, script, ...args], { cwd, env }).catch(
    (error: unknown) => error as { code: number; stdout: string; stderr: string },
  )
  return { code: 'code' in ended ? ended.code : 0, said: ended.stdout + ended.stderr }
}

const adminAppid = 'wx00000000000000aa'
const userAppid = 'wx00000000000000bb'
const flags = ['--admin-appid', adminAppid, '--admin-env', 'admin-1a', '--user-appid', userAppid]
const relay = [...flags, '--user-env', 'user-2b']
const secretOf = (digit: string) => digit.repeat(32)

it('init writes ids and secrets once, and both projects; a second time it changes nothing', async () => {
  const root = await folder()
  const { code, said } = await init(root, relay, { ADMIN_SECRET: secretOf('5') })
  expect(said).toContain(`ADMIN_APPID = ${adminAppid}`)
  expect(code).toBe(0)

  const file = join(root, '.env.local')
  const text = await readFile(file, 'utf8')
  const [, relayKey = ''] = /^RELAY_KEY=(.*)$/m.exec(text) ?? []
  const [, setupCode = ''] = /^ADMIN_SETUP_CODE=(.*)$/m.exec(text) ?? []
  expect(relayKey).toMatch(/^[0-9a-f]{64}$/)
  expect(setupCode).toMatch(/^[0-9a-f]{24}$/)
  expect(text).toContain(`\nADMIN_SECRET=${secretOf('5')}\n`)
  for (const secret of [relayKey, setupCode, secretOf('5')]) expect(said).not.toContain(secret)
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)

  for (const [app, appid] of [
    ['admin', adminAppid],
    ['user', userAppid],
  ] as const) {
    const project = JSON.parse(
      await readFile(join(root, 'dist', app, 'project.config.json'), 'utf8'),
    ) as object
    expect(project).toMatchObject({ appid, projectname: `duet-${app}`, cloudfunctionRoot: 'cloudfunctions/' })
    expect(appidOf(app, root)).toBe(appid)
  }

  const again = await init(root, [])
  expect(again).toMatchObject({ code: 0, said: expect.stringContaining('nothing was changed') })
  expect(await readFile(file, 'utf8')).toBe(text)
})

it('init replaces nothing unasked, and keeps every line that it does not know', async () => {
  const root = await folder()
  const file = join(root, '.env.local')
  const before = `# mine\nOTHER=1\nADMIN_APPID=${adminAppid}\n`
  await writeFile(file, before)
  const other = relay.map((each) => (each === adminAppid ? 'wx00000000000000cc' : each))

  const refused = await init(root, other)
  expect(refused.code).toBe(1)
  expect(refused.said).toContain('ADMIN_APPID is in .env.local already')
  expect(await readFile(file, 'utf8')).toBe(before)

  expect((await init(root, [...other, '--replace'])).code).toBe(0)
  const after = await readFile(file, 'utf8')
  expect(after).toContain('# mine\nOTHER=1\nADMIN_APPID=wx00000000000000cc\n')
  expect(after).not.toContain(adminAppid)
})

it('with sharing init asks for no secret, and says what else sharing needs', async () => {
  const root = await folder()
  const { code, said } = await init(root, [...flags, '--way', 'sharing'])
  expect(code).toBe(0)
  expect(said).toContain(
    `connect(sharing(wxCloud(), { resourceAppid: '${adminAppid}', resourceEnv: 'admin-1a' }))`,
  )
  const text = await readFile(join(root, '.env.local'), 'utf8')
  for (const name of ['RELAY_KEY', 'ADMIN_SECRET', 'USER_ENV']) expect(text).not.toContain(name)
})

it.each<[string, string[], NodeJS.ProcessEnv, string]>([
  ['nothing is given', [], {}, 'ADMIN_APPID is missing'],
  ['an appid is none', [...relay, '--admin-appid', 'wx12'], {}, 'ADMIN_APPID must be wx and 16 more'],
  ['both are one', [...relay, '--user-appid', adminAppid], {}, 'USER_APPID must be another'],
  ['both have one environment', [...relay, '--user-env', 'admin-1a'], {}, 'USER_ENV must be another'],
  ['a secret is cut off', relay, { ADMIN_SECRET: 'abc' }, 'ADMIN_SECRET must be 32 digits'],
  ['the way is none', [...relay, '--way', 'bridge'], {}, 'DUET_WAY must be one of relay, sharing'],
  ['the bucket is not told', [...relay, '--storage-provider', 'oss'], {}, 'STORAGE_BUCKET is missing'],
  [
    'a bucket of COS is without its number',
    [
      ...relay,
      '--storage-provider',
      'cos',
      '--storage-bucket',
      'pictures',
      '--storage-region',
      'ap-shanghai',
    ],
    { STORAGE_KEY_ID: 'id', STORAGE_KEY_SECRET: 'key' },
    "STORAGE_BUCKET must end with the account's number",
  ],
  [
    'a secret is given as a flag',
    [...relay, '--admin-secret', secretOf('1')],
    {},
    "Unknown option '--admin-secret'",
  ],
])('init writes nothing where %s, and says what helps', async (_what, args, variables, sentence) => {
  const root = await folder()
  const { code, said } = await init(root, args, variables)
  expect(said).toContain(sentence)
  expect(code).toBe(1)
  await expect(readFile(join(root, '.env.local'))).rejects.toThrow('ENOENT')
})

/** Answers in order; what was asked and said, and whether it was hidden. */
function person(...answers: string[]): Asked & { heard: string[]; left: string[] } {
  const heard: string[] = []
  return {
    heard,
    left: answers,
    say: (text) => heard.push(text),
    ask: (question, hidden) => {
      heard.push(`${hidden ? 'hidden ' : ''}${question}`)
      const answer = answers.shift()
      if (answer === undefined) throw new Error(`Nothing is left to answer to ${question}`)
      return Promise.resolve(answer)
    },
  }
}

it('at a terminal init explains, asks again for what is wrong, and asks before it replaces', async () => {
  const kept = { ADMIN_APPID: adminAppid, ADMIN_SECRET: secretOf('7') }
  const asked = person(
    ...['', '', 'Admin 1', 'admin-1a', userAppid, 'user-2b'],
    // Another AppSecret, and no: the old one stays.
    ...[secretOf('8'), 'n', '', '', '', '', '', '', '', ''],
  )
  const { values, changes, open } = await chooseSettings({ kept, given: {}, replace: false }, asked)
  expect(asked.left).toEqual([])
  expect(values).toMatchObject({
    DUET_WAY: 'relay',
    ADMIN_APPID: adminAppid,
    ADMIN_ENV: 'admin-1a',
    ADMIN_SECRET: secretOf('7'),
    STORAGE_PROVIDER: 'wechat',
  })
  expect(changes.map(([{ name }]) => name)).not.toContain('ADMIN_SECRET')
  expect(open.map(({ name }) => name)).toContain('USER_CLOUD_SECRET_ID')
  const said = asked.heard.join('\n')
  expect(said).toContain('开发管理 → 开发设置')
  expect(said).toContain("It must be an environment's ID")
  expect(said).toContain('hidden   [as it is] > ')
  expect(said).not.toContain(secretOf('7'))
})
