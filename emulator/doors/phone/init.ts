import { excerptOf } from '../../trace/excerpt'
import { observed, type Observing } from '../observed'
import type { Platform } from '../../platform/platform'
import { askForAdmission, sharedEnvironment } from '../../platform/sharing'
import { asClientError, ClientError, dialectOf } from './client-error'
import { type Target, resourceOf } from './parameters'
import type { Owner } from '../../people/phones'

/**
 * `await new wx.cloud.Cloud({ resourceAppid, resourceEnv }).init()`: the resource's `cloudbase_auth` decides.
 * Rejects with ClientError; what cloudbase_auth says no with is passed on.
 */
export async function init(
  platform: Observing & Pick<Platform, 'environments' | 'admissions'>,
  owner: Owner,
  target: Target,
): Promise<{ errMsg: string }> {
  const resource = resourceOf(target)
  if (!resource) throw new ClientError(-401003, 'parameter.resourceEnv is missing', '', { api: 'init' })
  const env = platform.environments.get(resource.resourceEnv)?.env
  const call = {
    span: { door: 'phone', kind: 'call', action: 'init', appid: owner.appid, env } as const,
    place: { route: 'client', name: 'init', env } as const,
    input: excerptOf(resource),
    ...dialectOf('init'),
  }
  return observed(platform, call, async (span) => {
    const environment = sharedEnvironment(platform, owner, resource)
    await askForAdmission(environment, { visitor: owner, source: 'wx_client', parent: span })
    platform.admissions.add(owner, environment.env)
    return { errMsg: 'cloud.init:ok' }
  }).catch((error: unknown) => {
    throw asClientError(error, 'init')
  })
}
