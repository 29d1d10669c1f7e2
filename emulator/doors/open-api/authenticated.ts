import type { MiniProgramOptions } from '../../shared/options'
import { checkIp } from '../../wechat/ip-allow-list'
import { Refusal } from '../../wechat/refusal'

export interface From {
  method: string
  /** The address that the request comes from. */
  remote: string
}

interface Programs {
  miniPrograms: ReadonlyMap<string, MiniProgramOptions>
}

/** The mini program whose appid and AppSecret a request has. @throws Refusal */
export function authenticated(
  { miniPrograms }: Programs,
  { appid, secret }: Record<string, unknown>,
  remote: string,
): string {
  if (!appid) throw new Refusal(41002)
  const lenient = [...miniPrograms.values()].find(({ answersToAny }) => answersToAny)
  const miniProgram = miniPrograms.get(typeof appid === 'string' ? appid : '') ?? lenient
  if (!miniProgram) throw new Refusal(40013)
  if (!secret) throw new Refusal(41004)
  if (miniProgram.secret !== secret && !miniProgram.answersToAny) throw new Refusal(40125)
  checkIp(miniProgram.ipAllowList, remote)
  return miniProgram.appid
}
