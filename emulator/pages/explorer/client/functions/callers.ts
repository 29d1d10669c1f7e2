import type { Calling, State } from '../control'
import { say } from '../language'

export interface As {
  key: string
  name: string
  as: Calling['as']
}

/** Whoever may call a function of an environment: first the people of its own mini program. */
export function callers(
  { miniPrograms, environments }: State,
  env: string,
): { name: string; callers: As[] }[] {
  const owner = environments.find((one) => one.env === env)?.appid
  const own = miniPrograms.filter(({ appid }) => appid === owner)
  const others = miniPrograms.filter(({ appid }) => appid !== owner)
  const people = [...own, ...others].map(({ appid, name, people: all }) => ({
    name: appid === owner ? name : say(`${name}, by environment sharing`, `${name}（环境共享）`),
    callers: all.map((person) => ({
      key: `${appid} ${person.openid}`,
      name: person.name,
      as: { appid, openid: person.openid },
    })),
  }))
  const nobody: As[] = [
    { key: 'http', name: say('WeChat HTTP API', '微信 HTTP API'), as: 'http' },
    { key: 'timer', name: say('A timer', '定时触发器'), as: 'timer' },
  ]
  return [...people, { name: say('Nobody', '无用户'), callers: nobody }].filter(
    (group) => group.callers.length > 0,
  )
}
