import type { Cloud } from '../../emulator/index'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import type { Answer } from '../../contract'

/** What one action asks of the platform. */
export interface Need {
  /** Functions that run, the relay among them. */
  functions: number
  reads: number
  writes: number
  /** Requests to WeChat's open API. */
  wechat: number
  /** GB-s, each function's time rounded up to 100 ms. */
  gbs: number
}

export const none: Need = { functions: 0, reads: 0, writes: 0, wechat: 0, gbs: 0 }

type Call = [app: 'user' | 'admin' | 'timer', name: string, data?: object]

const form = { name: '林晓雨', age: 26, sex: 2, tel: '13800010001' }

/** What people do, and the calls that it makes. */
export const actions = {
  open: [
    ['user', 'users_get'],
    ['user', 'images_list', { of: 'public' }],
    ['user', 'notices_list', {}],
  ],
  register: [['user', 'users_add', { ...form, consent: 1 }]],
  change: [['user', 'users_update', { ...form, age: 27, version: 0 }]],
  list: [['admin', 'users_list', {}]],
  search: [['admin', 'users_list', { search: '林' }]],
  overview: [['admin', 'dashboard_get', {}]],
  timers: [
    ['timer', 'counts_repair'],
    ['timer', 'images_sweep'],
    ['timer', 'jobs_sweep'],
    // By which people are told of decisions; where no template is set, as here, it ends at once.
    ['timer', 'api'],
  ],
} satisfies Record<string, Call[]>

export type Action = keyof typeof actions

/** GB of every function here: cloud/deployment.ts. */
const MEMORY = 0.25

/** Does the action, and counts what the cloud was asked for. @throws Error where it did not come through */
export async function need(cloud: Cloud, action: Action, who: string): Promise<Need> {
  const counted = { ...none }
  const stop = cloud.onCall(({ kind, action: asked, duration }) => {
    if (kind === 'function') {
      counted.functions++
      counted.gbs += (Math.ceil(duration / 100) / 10) * MEMORY
    } else if (kind === 'openapi') counted.wechat++
    else if (/get|calculate|aggregate/.test(asked)) counted.reads++
    else if (/insert|modify|remove/.test(asked)) counted.writes++
  })
  for (const [app, name, data = {}] of actions[action] as Call[]) await make(cloud, who, [app, name, data])
  stop()
  return counted
}

async function make(cloud: Cloud, who: string, [app, name, data]: Call): Promise<void> {
  const openid = inventedOpenid(app === 'admin' ? 'administrator' : who)
  const answer =
    app === 'timer'
      ? await cloud.invoke({
          env: (name === 'api' ? userApp : adminApp).env,
          name,
          event: {},
          source: 'wx_trigger',
        })
      : await cloud
          .callFunction(
            app === 'admin'
              ? { appid: adminApp.appid, openid, name, data: data ?? {} }
              : { appid: userApp.appid, openid, name: 'api', data: { func: name, data } },
          )
          .then(({ result }) => result)
  const { errcode, data: inner } = answer as Answer<Answer | null>
  const ended = errcode !== 0 || app !== 'user' ? errcode : inner?.errcode
  if (ended !== 0) throw new Error(`${name} ended with ${ended}.`)
}
