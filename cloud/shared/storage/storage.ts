import { optionalEnv } from '../env'
import { cos } from './cos'
import { oss } from './oss'
import type { Provider } from './provider'
import { s3 } from './s3'
import { wechat } from './wechat'

const providers = new Map<string, Provider>(Object.entries({ wechat, cos, s3, oss }))

/** Where pictures are kept: what STORAGE_PROVIDER names, WeChat's own storage where it is left out. */
export function storage(): Provider {
  const name = optionalEnv('STORAGE_PROVIDER') ?? 'wechat'
  const provider = providers.get(name)
  if (provider) return provider
  throw new Error(`STORAGE_PROVIDER must be one of ${[...providers.keys()].join(', ')}.`)
}
