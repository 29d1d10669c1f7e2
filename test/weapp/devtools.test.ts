import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { userApp } from '../../local/pair'
import { buildApp, dist } from '../../scripts/taro'
import { ownPair } from '../cloud/run-pair'
import { readBuiltApp } from './harness/built-app'
import { openPhone } from './harness/phone'

const devtools = join(dist, 'devtools')
const port = 18_787 + Number(process.env.VITEST_POOL_ID ?? 0)

beforeAll(() => buildApp('user', 'weapp', `http://127.0.0.1:${port}/h5/${userApp.appid}/`), 300_000)

const noAccount = () => {
  throw new Error('there is no account of WeChat')
}

it('registers somebody in the emulator, from a build that asks nothing of WeChat', async () => {
  const { cloud } = await ownPair({}, { port })
  const phone = openPhone(readBuiltApp('user', devtools), noAccount)
  await phone.sees('你好，来登记一下')
  phone.types('怎么称呼你', '林晓雨')
  phone.taps('女')
  phone.types('周岁', '26')
  phone.types('11 位手机号', '13800010001')
  phone.taps('我已阅读并同意')
  phone.taps('登记')
  await phone.sees('登记成功')
  expect(phone.calls).toEqual([])
  expect(phone.complaints).toEqual([])
  expect(cloud.calls().map(({ target }) => target)).toContain('users_add')
})

it('says that there is no connection while the emulator does not run', async () => {
  const phone = openPhone(readBuiltApp('user', devtools), noAccount)
  await phone.sees('请检查网络后再试')
})

it('opens in WeChat DevTools with every domain allowed, and no functions to upload', async () => {
  const read = async (name: string) =>
    JSON.parse(await readFile(join(devtools, 'user', name), 'utf8')) as Record<string, unknown>
  expect(await read('project.private.config.json')).toMatchObject({ setting: { urlCheck: false } })
  expect(await read('project.config.json')).toMatchObject({ setting: { urlCheck: true } })
  expect(await read('project.config.json')).not.toHaveProperty('cloudfunctionRoot')
})

it('leaves nothing of the emulator in what is uploaded', () => {
  const { files } = readBuiltApp('user')
  expect(Object.values(files).filter((text) => text.includes('/client/'))).toEqual([])
})
