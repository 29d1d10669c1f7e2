import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { readLocalEnv } from '../../config/local-env'
import { furtherApp } from '../../deploy/further-app'
import { carryOut, lookAt } from '../../deploy/pair-on-cloud'
import type { Values } from '../../deploy/settings'
import { projectRoot } from '../../scripts/taro'
import { must, startSmallPair, values } from './target'
import { startTencentCloud } from './tencent-cloud'

const run = promisify(execFile)

/** What stands in the recipe for A's folder and for C's. */
async function fromRecipe(): Promise<Values[]> {
  const recipe = await readFile(join(projectRoot, 'docs/add-a-user-app.md'), 'utf8')
  return [...recipe.matchAll(/```\n([^]*?)```/g)].map(([, text = '']) => parseEnv(text)) as Values[]
}

const c = { folder: '../c', appid: 'wx00000000000000cc', env: 'user-3c' }

/** A repository with the pair's `.env.local`, which is not in it. */
async function repository(noted: Values = values): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'duet-further-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const root = join(folder, 'ab')
  await mkdir(root)
  await writeFile(join(root, '.gitignore'), '.env.local\n')
  const lines = Object.entries(noted).map(([name, value]) => `${name}=${value}`)
  await writeFile(join(root, '.env.local'), lines.join('\n'))
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: root })
  await git('init', '--quiet')
  await git('add', '.')
  await git('commit', '--quiet', '-m', 'all')
  return root
}

async function fromGenerator(): Promise<Values[]> {
  const root = await repository()
  const place = await furtherApp(root, c)
  expect((await stat(join(place, '.env.local'))).mode & 0o777).toBe(0o600)
  await access(join(place, '.gitignore'))
  return [readLocalEnv(root), readLocalEnv(place)]
}

it.each([
  ['docs/add-a-user-app.md', fromRecipe],
  ['npm run new app', fromGenerator],
])('%s: the admin functions believe both relays, each for its own people', async (_what, folders) => {
  const [ofA = {}, ofC = {}] = await folders()
  const account = (env: string, whose: string) => ({
    env,
    secretId: `id-of-${whose}`,
    secretKey: `key-of-${whose}`,
  })
  const cloud = await startTencentCloud([
    account('admin-1a', 'admin'),
    account('user-2b', 'user'),
    account('user-3c', 'user'),
  ])
  onTestFinished(() => cloud.close())
  const targetOf = await startSmallPair()
  const deploy = async (app: 'admin' | 'user', noted: Values) => {
    const side = await lookAt(app, targetOf(cloud, noted), { recreate: [], code: false })
    await carryOut(side, () => undefined)
  }
  await deploy('admin', { ...values, ...ofA })
  await deploy('user', { ...values, ...ofA })
  await deploy('user', { ...values, ...ofC })

  const variables = (env: string, name: string) =>
    must(must(cloud.environments.get(env)).functions.get(name)).variables
  const { RELAY_KEY = '', USER_APPIDS } = variables('admin-1a', 'images_sweep')
  expect(USER_APPIDS).toBe('wx00000000000000bb,wx00000000000000cc')
  expect(RELAY_KEY.split(',').sort()).toEqual([
    `wx00000000000000bb=${variables('user-2b', 'api').RELAY_KEY}`,
    `wx00000000000000cc=${variables('user-3c', 'api').RELAY_KEY}`,
  ])
  expect(variables('user-3c', 'api').ADMIN_ENV).toBe('admin-1a')
})

it.each<[what: string, app: Partial<typeof c>, noted: Values, sentence: RegExp]>([
  ['an appid that is none', { appid: 'wxcc' }, values, /"wxcc" must be wx and 16 more/],
  ['the appid of B', { appid: values.USER_APPID }, values, /is there already/],
  ['the appid of A', { appid: values.ADMIN_APPID }, values, /is there already/],
  ['the environment of A', { env: values.ADMIN_ENV }, values, /must be another than ADMIN_ENV/],
  ['a folder that is there', { folder: '../ab' }, values, /is there already/],
  ['a pair that is not set up', {}, {}, /npm run init/],
  ['a pair that shares its environment', {}, { ...values, DUET_WAY: 'sharing' }, /which-way/],
])('npm run new app with %s writes nothing and says why', async (_what, app, noted, sentence) => {
  const root = await repository(noted)
  await expect(furtherApp(root, { ...c, ...app })).rejects.toThrow(sentence)
  expect(readLocalEnv(root)).toEqual(noted)
  await expect(access(join(root, c.folder))).rejects.toThrow()
})
