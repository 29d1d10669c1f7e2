import { checkFunctionRules } from '../functions/rules'
import { checkIpAllowList } from '../wechat/ip-allow-list'
import { PHONE_NUMBER } from '../wechat/phone-codes'
import type { CloudOptions, EnvironmentOptions, MiniProgramOptions } from '../shared/options'
import { checkBuckets } from '../storage/check-buckets'

/** Throws a sentence about the first thing that cannot be right. */
export function checkOptions(options: CloudOptions) {
  const { miniPrograms, environments } = options
  if (options.ids !== undefined && options.dataDir !== undefined)
    throw new Error('ids would be made again that are in dataDir already: leave one of the two options out.')
  const { patience = 1 } = options
  if (!(patience > 0)) throw new Error(`patience must be more than 0, and is ${patience}.`)
  const appids = new Set<string>()
  for (const { appid } of miniPrograms) {
    if (!/^[\w-]+$/.test(appid)) throw new Error(`"${appid}" cannot be an appid.`)
    if (appids.has(appid)) throw new Error(`The mini program ${appid} is named twice.`)
    appids.add(appid)
  }
  const envs = new Set<string>()
  for (const { env, appid, functionRules, sharedWith = [] } of environments) {
    if (functionRules) checkFunctionRules(env, functionRules)
    // It becomes the name of a folder.
    if (!/^[\w-]+$/.test(env)) throw new Error(`"${env}" cannot be an environment id.`)
    if (envs.has(env)) throw new Error(`The environment ${env} is named twice.`)
    if (!appids.has(appid))
      throw new Error(`The environment ${env} belongs to ${appid}, which is no mini program of this cloud.`)
    const stranger = sharedWith.find((visitor) => !appids.has(visitor))
    if (stranger !== undefined)
      throw new Error(
        `The environment ${env} is shared with ${stranger}, which is no mini program of this cloud.`,
      )
    envs.add(env)
  }
  for (const miniProgram of miniPrograms) checkMiniProgram(miniProgram, environments)
  checkBuckets(options)
}

function checkMiniProgram(
  { appid, ipAllowList = [], messagePush, people = [] }: MiniProgramOptions,
  environments: EnvironmentOptions[],
) {
  checkIpAllowList(ipAllowList)
  const wrong = people.find(({ phoneNumber }) => phoneNumber !== undefined && !PHONE_NUMBER.test(phoneNumber))
  if (wrong)
    throw new Error(`${wrong.name}'s phoneNumber must look like 13800000000 or, abroad, like +852 51234567.`)
  if (!messagePush) return
  const { env, function: name } = messagePush
  const { functions = {} } = environments.find((each) => each.env === env && each.appid === appid) ?? {}
  if (!Object.hasOwn(functions, name))
    throw new Error(
      `The messages for ${appid} go to "${name}" in "${env}", and it has no such function there.`,
    )
}
