import { jsonObject } from '../../shared/json-object'
import { Refusal } from '../../wechat/refusal'

/** @throws Refusal where there is none, or it is no object in JSON */
export function jsonBody(body: string): Record<string, unknown> {
  if (body === '') throw new Refusal(44002)
  const object = jsonObject(body)
  if (!object) throw new Refusal(47001)
  return object
}
