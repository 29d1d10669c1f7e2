import { expect, inject, it, onTestFinished } from 'vitest'
import { type Answer, Errcode } from '../../contract'
import { createCloud } from '../../emulator'
import { inventedOpenid } from '../../laptop/openid'
import { pair, userApp } from '../../laptop/pair'
import { someone } from './run-pair'

const { OK, CALLER_UNVERIFIED } = Errcode

it.each<[string, api: string, functions: string, errcode: number]>([
  ['before, a person is served', 'old', 'old', OK],
  ['with both keys at the functions, a person is served', 'old', 'new,old', OK],
  ['then with the new key at the relay, a person is served', 'new', 'new,old', OK],
  ['with both keys in both places, a person is served', 'new, old', 'new,old', OK],
  ['after, a person is served', 'new', 'new', OK],
  ['a relay that still has the old key is refused after', 'old', 'new', CALLER_UNVERIFIED],
  ['a relay that has the new key too early is refused', 'new', 'old', CALLER_UNVERIFIED],
])(
  'while RELAY_KEY is being changed and %s, it ends as it should',
  async (_what, api, functions, errcode) => {
    const { options } = pair({ dist: inject('dist') })
    for (const { functions: deployed = {} } of options.environments)
      for (const [name, definition] of Object.entries(deployed)) {
        const { envVariables = {} } = definition
        definition.envVariables = (url) => ({
          ...(typeof envVariables === 'function' ? envVariables(url) : envVariables),
          RELAY_KEY: name === 'api' ? api : functions,
        })
      }
    const cloud = await createCloud(options)
    onTestFinished(() => cloud.dispose())
    const person = { appid: userApp.appid, openid: inventedOpenid('Lin') }
    const request = { func: 'users_add', data: someone }
    const { result } = await cloud.callFunction({ ...person, name: 'api', data: request })
    expect((result as Answer<Answer>).data).toMatchObject({ errcode })
  },
)
