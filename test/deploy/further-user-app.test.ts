import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { carryOut, lookAt } from '../../deploy/pair-on-cloud'
import type { Values } from '../../deploy/settings'
import { projectRoot } from '../../laptop/taro'
import { must, startSmallPair, values } from './target'
import { startTencentCloud } from './tencent-cloud'

it('docs/add-a-user-app.md: the admin functions believe both relays, each for its own people', async () => {
  const recipe = await readFile(join(projectRoot, 'docs/add-a-user-app.md'), 'utf8')
  const [ofA = {}, ofC = {}] = [...recipe.matchAll(/```\n([^]*?)```/g)].map(([, text = '']) =>
    parseEnv(text),
  ) as Values[]
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
