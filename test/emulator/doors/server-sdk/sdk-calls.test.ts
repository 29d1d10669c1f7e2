import { expect, test } from 'vitest'
import { ann, asAnn, runCloud, user } from '../../fixture'

/** What the SDK has besides database, storage and openapi, each in a function with the real SDK: what it comes to. */
const CALLS: [call: string, body: string, expected: unknown][] = [
  ['version', `return cloud.version`, '4.0.2'],
  ['DYNAMIC_CURRENT_ENV', `return (await cloud.database().collection('token').count()).total`, 0],
  ['updateConfig', `cloud.updateConfig({ env: cloud.DYNAMIC_CURRENT_ENV }); return 'kept'`, 'kept'],
  ['createNewInstance', `const own = cloud.createNewInstance({ env: process.env.TCB_ENV })
    return (await own.database().collection('token').count()).total`, 0],
  ['Cloud', `const own = new cloud.Cloud({ resourceEnv: process.env.TCB_ENV })
    await own.init()
    return (await own.database().collection('token').count()).total`, 0],
  ['registerService', `cloud.registerService({ createService: () => ({ name: 'mine', getAPIs: () => ({}) }) })
    return 'registered'`, 'registered'],
  ['getWXContext', `return cloud.getWXContext().OPENID`, ann.openid],
  ['callFunction', `return event.inner ?? (await cloud.callFunction({ name: 'f', data: { inner: 5 } })).result`, 5],
  ['logger', `for (const level of ['log', 'info', 'warn', 'error']) cloud.logger()[level]({ what: level })
    return 'logged'`, 'logged'],
  ['openapi', `return refusal(cloud.openapi.logistics.getAllDelivery())`, -604100],
  ['callOpenAPI', `return (await cloud.callOpenAPI({ api: 'x', data: {} })).result.errcode`, -604100],
  ['cloudPay', `return (await cloud.cloudPay.unifiedOrder({ body: 'x' })).resultCode`, 'FAIL'],
  ['getOpenData', `return (await cloud.getOpenData({ list: ['x'] })).list[0].cloudID`, 'x'],
  ['getVoIPSign', `return refusal(cloud.getVoIPSign({ groupId: 'g', nonce: 'n', timestamp: 1 }))`, -604100],
  ['getCloudCallSign', `return refusal(cloud.getCloudCallSign({}))`, -604100],
  ['signature', `return typeof cloud.signature`, 'function'],
  ['ai', `return new URL(cloud.ai().createModel('x').model.baseUrl).hostname.split('.').slice(-2).join('.')`, 'tcloudbasegateway.com'],
] // prettier-ignore

test.each(CALLS)('cloud.%s', async (_call, body, expected) => {
  const source = `const cloud = require('wx-server-sdk')
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    const refusal = (promise) => promise.then(JSON.stringify, (error) => error.code ?? error.errCode ?? String(error))
    exports.main = async (event) => { ${body} }`
  const cloud = await runCloud({ user: { f: source } })
  expect(await asAnn(cloud, 'f')).toEqual(expected)
  expect(cloud.database(user.env).count('token')).toBe(0)
})
