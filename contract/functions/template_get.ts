import * as v from 'valibot'
import { incomplete } from '../fields'
import { spec } from '../spec'

/** By which of WeChat's templates the caller can be told of a decision on their pictures. */
export const template_get = spec({
  env: 'user',
  access: 'user',
  idempotent: true,
  input: v.object({}, incomplete),
  /** For `wx.requestSubscribeMessage`; null: nobody is told, so nobody is to be asked. */
  data: v.object({ template: v.nullable(v.string()) }),
  failures: {},
})
