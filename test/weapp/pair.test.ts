import { expect, it } from 'vitest'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { type RunningPair, runPair } from '../cloud/run-pair'
import { openPhone } from './harness/phone'
import type { CloudAnswers } from './harness/wx'

/** The phone of `who`, in the cloud of one of the two mini programs. */
const phoneOf =
  ({ cloud }: RunningPair, appid: string, who: string): CloudAnswers =>
  async ({ name, data }) =>
    (await cloud.callFunction({ appid, openid: inventedOpenid(who), name, data })).result

it('lets a person register in one app, and an administrator see them in the other', async () => {
  const pair = await runPair()
  const user = openPhone('user', phoneOf(pair, userApp.appid, '林晓雨'))
  await user.sees('你好，来登记一下')
  user.types('怎么称呼你', '林晓雨')
  user.taps('女')
  user.types('周岁', '26')
  user.types('11 位手机号', '13800010001')
  user.taps('我已阅读并同意')
  user.taps('登记')
  await user.sees('登记成功')

  const admin = openPhone('admin', phoneOf(pair, adminApp.appid, '小何'))
  await admin.sees('你还不是管理员')
  admin.types('收到的邀请码，或部署时的设置码', pair.setupCode)
  admin.taps('成为管理员')
  await admin.sees('林晓雨')
  expect(admin.text).toContain('138 **** 0001')

  const again = openPhone('user', phoneOf(pair, userApp.appid, '林晓雨'))
  await again.sees('138 0001 0001')
  expect([...user.complaints, ...admin.complaints, ...again.complaints]).toEqual([])
})
