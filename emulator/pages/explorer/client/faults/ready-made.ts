import { send } from '../ask'
import type { Fault, State } from '../control'
import { say } from '../language'

export interface ReadyMade {
  name: string
  hint: string
  do(state: State, env: string): Promise<unknown>
}

const once = { times: 1 }

const add = (fault: Fault) => (_state: State, env: string) =>
  send('$post', '/faults', { json: { ...fault, ...(env !== '' && { env }) } })

/** What goes wrong in real life, one press each. */
export const readyMade: ReadyMade[] = [
  {
    name: say('The token is revoked', '令牌失效'),
    hint: say(
      'Every access_token given out so far becomes invalid: 40001',
      '已发出的 access_token 全部失效：40001',
    ),
    do: ({ miniPrograms }) =>
      Promise.all(miniPrograms.map(({ appid }) => send('$post', '/tokens/revoke', { json: { appid } }))),
  },
  {
    name: say('Database down', '数据库不可用'),
    hint: say('Every request of the server SDK hears HTTP 502', '服务端 SDK 的请求全部得到 HTTP 502'),
    do: add({ route: 'sdk', status: 502 }),
  },
  {
    name: say('Answer lost after the work', '已执行但结果丢失'),
    hint: say(
      'The next relayed call is carried out, and its answer never comes',
      '下一次转发会被执行，但结果收不到',
    ),
    do: add({ route: 'invokecloudfunction', cut: 'after', ...once }),
  },
  {
    name: say('Slow network', '网络缓慢'),
    hint: say('Every call of a phone takes two seconds longer', '手机的每次调用多花两秒'),
    do: add({ route: 'client', delay: 2_000 }),
  },
  {
    name: say('The function crashes', '云函数崩溃'),
    hint: say('The next call ends its process halfway', '下一次调用执行到一半时进程结束'),
    do: add({ route: 'function', kill: 'during', ...once }),
  },
  {
    name: say('Delivered twice', '重复投递'),
    hint: say('The next call reaches its function twice at once', '下一次调用同时到达函数两次'),
    do: add({ route: 'function', twice: true, ...once }),
  },
  {
    name: say('Quota used up', '额度用完'),
    hint: say('stable_token answers 45009', 'stable_token 返回 45009'),
    do: (state) => add({ route: 'stable_token', errcode: 45009 })(state, ''),
  },
  {
    name: say('A flaky tenth', '一成失败'),
    hint: say('One call of a phone in ten loses its connection', '手机的调用每十次断开一次'),
    do: add({ route: 'client', cut: 'before', probability: 0.1 }),
  },
]
