import type { Answer, FunctionName, UserView } from '@contract'
import type { WxCloud } from '@/services/cloud/transport'

export const ok = (data: unknown = null): Answer => ({ errcode: 0, errmsg: 'success', data })
export const no = (errcode: number, errmsg: string, data: unknown = null): Answer => ({
  errcode,
  errmsg,
  data,
})
/** As `wx.cloud` rejects. */
export const lost = () => Promise.reject(Object.assign(new Error('fail'), { errCode: -1 }))
/** Never answers. */
export const silent = () => new Promise<never>(() => undefined)

export const person = (n: number, more: Partial<UserView> = {}): UserView => ({
  _id: `u${n}`,
  name: `第${n}位`,
  age: 20 + n,
  sex: 2,
  tel: `138001380${String(n).padStart(2, '0')}`,
  createtime: 1_700_000_000_000 - n,
  version: 0,
  state: 'active',
  consent: 1,
  consentTime: 1_700_000_000_000,
  ...more,
})

type Reply = (data: Record<string, unknown>) => unknown
type Script = { [name in FunctionName]?: Reply }

interface Call {
  name: string
  data: Record<string, unknown>
}

/**
 * A `wx.cloud` that answers as written down. It takes calls by name and calls through `api`, whose envelope it
 * puts around; a list of replies is used one after the other, the last one again and again.
 */
export function scriptedCloud(script: Script) {
  const calls: Call[] = []
  const answer = (name: string, data: Record<string, unknown>) => {
    calls.push({ name, data })
    const reply = script[name as FunctionName]
    if (!reply) throw new Error(`nobody wrote down what ${name} answers`)
    return reply(data)
  }
  const cloud: WxCloud = {
    async callFunction({ name, data }) {
      if (name !== 'api') return { result: await answer(name, data as Call['data']) }
      const { func, data: inner, requestId } = data as { func: string; data: object; requestId: string }
      return { result: ok(await answer(func, { ...inner, requestId })) }
    },
  }
  return { cloud, calls, to: (name: FunctionName) => calls.filter((call) => call.name === name) }
}

/** Replies for one function, in turn. */
export function inTurn(...replies: unknown[]): Reply {
  let next = 0
  return (data) => {
    const reply = replies[Math.min(next++, replies.length - 1)]
    return typeof reply === 'function' ? (reply as Reply)(data) : reply
  }
}

/** A reply that waits until the test says so. */
export function held(answer: Answer) {
  let give: (value: Answer) => void = () => undefined
  const reply = new Promise<Answer>((resolve) => (give = resolve))
  return { reply: () => reply, release: () => give(answer) }
}
