import { createCloud } from '../emulator'
import { buildFunctions } from '../cloud/build'
import { pair, adminApp } from './pair'
await buildFunctions('/tmp/duetout2')
const { options } = pair({ dist: '/tmp/duetout2' })
const cloud = await createCloud(options)
console.log(
  JSON.stringify(
    (await cloud.callFunction({ appid: adminApp.appid, openid: 'o123', name: 'users_get', data: {} })).result,
  ),
)
console.log(
  cloud
    .calls()
    .flatMap((c) => c.logs ?? [])
    .join('\n')
    .slice(0, 3000),
)
await cloud.dispose()
