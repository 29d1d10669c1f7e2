import { excerptOf } from '../../trace/excerpt'
import type { Platform } from '../../platform/platform'
import { askForAdmission, sharedEnvironment } from '../../platform/sharing'
import { asClientError, ClientError } from './client-error'
import { type Target, resourceOf } from './parameters'
import type { Owner } from '../../people/phones'

/**
 * `await new wx.cloud.Cloud({ resourceAppid, resourceEnv }).init()`: the resource's `cloudbase_auth` decides.
 * Rejects with ClientError; what cloudbase_auth says no with is passed on.
 */
export async function init(platform: Platform, owner: Owner, target: Target): Promise<void> {
  const resource = resourceOf(target)
  if (!resource) throw new ClientError(-401003, 'parameter.resourceEnv is missing', '', { api: 'init' })
  const env = platform.environments.get(resource.resourceEnv)?.env
  const span = platform.calls.start({ kind: 'client', name: 'init', appid: owner.appid, env })
  try {
    const environment = sharedEnvironment(platform, owner, resource)
    await askForAdmission(environment, { visitor: owner, source: 'wx_client', parent: span })
    platform.admissions.add(owner, environment.env)
    span.finish({ errcode: 0 })
  } catch (thrown) {
    const error = asClientError(thrown, 'init')
    span.finish({ errcode: error.errCode }, { error: excerptOf(error.errMsg) })
    throw error
  }
}
