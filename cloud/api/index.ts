import { randomUUID } from 'node:crypto'
import { type Answer, Errcode, type FunctionName, type Functions, type Spec, functions } from '../../contract'
import { answer } from '../shared/answer'
import { type Caller, isTimer, pushedTo, wechatCaller } from '../shared/caller'
import { isObject, isRequestId } from '../shared/event'
import { Failure } from '../shared/failure'
import { spendCall } from '../shared/rate-limit'
import { askForCheck, hear } from './content-check'
import { deadlineOf } from './deadline'
import { phoneNumber } from './phone-number'
import { answerPing, pingIn } from './ping'
import { relay } from './relay'
import { parseRequest } from './request'
import { template, tellOfDecisions } from './subscribe-message'
import { checkTexts } from './text-check'
import { fetchAhead, storeFetchedToken } from './token-centre'

/** Bytes of the target's answer as JSON; with our envelope a function may return 1 MB. */
const LARGEST = 1024 * 1024 - 256

fetchAhead()

/**
 * The relay: takes `{ func, data, requestId }` from a client of the user mini program to a cloud function of
 * the admin mini program, and its answer back in `data`; never throws. And what WeChat pushes, what `npm run doctor` asks, and
 * what is to be done from time to time.
 */
export async function main(event: unknown, context?: unknown): Promise<Answer | 'success'> {
  const deadline = deadlineOf(context)
  const ping = pingIn(event)
  if (ping) return answerPing(ping, deadline)
  if (isTimer())
    return answer('api', randomUUID(), () => tellOfDecisions(deadline)).finally(storeFetchedToken)
  const pushed = pushedTo()
  return pushed === undefined ? answerClient(event, deadline) : hear(event, pushed, deadline)
}

async function answerClient(event: unknown, deadline: number): Promise<Answer> {
  const given = isObject(event) ? event.requestId : undefined
  const requestId = isRequestId(given) ? given : randomUUID()
  return answer('api', requestId, async () => {
    const caller = wechatCaller()
    // Only people in this mini program itself: a call over HTTP or from elsewhere has no openid to pass on.
    if (caller?.via !== 'client') throw new Failure(Errcode.CALLER_UNVERIFIED)
    spendCall(caller)
    const request = parseRequest(event)
    const spec: Spec = functions[request.func]
    if (isOwn(request.func)) {
      const { func, data } = request
      return answer(func, requestId, () => own[func](data, caller, deadline))
    }
    await checkTexts(spec, request.data, caller, deadline)
    const answered = (await relay(request, { caller, requestId, deadline })) ?? null
    if (spec.contentCheck === 'image') await askForCheck(answered, caller, deadline)
    if (Buffer.byteLength(JSON.stringify(answered)) > LARGEST) throw new Failure(Errcode.ANSWER_TOO_LARGE)
    return answered
  }).finally(storeFetchedToken)
}

/** Functions that are done here, in the person's own mini program. */
type Own = { [N in FunctionName]: Functions[N]['env'] extends 'user' ? N : never }[FunctionName]

const own: Record<Own, (data: unknown, caller: Caller, deadline: number) => Promise<unknown>> = {
  phone_get: phoneNumber,
  template_get: () => Promise.resolve({ template: template() }),
}

const isOwn = (func: FunctionName): func is Own => Object.hasOwn(own, func)
