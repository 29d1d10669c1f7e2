import type { Platform } from '../../platform/platform'

/** The phone of a mini program's first person, who is invented where there is none. */
export async function firstPhone(
  { people, phones }: Pick<Platform, 'people' | 'phones'>,
  appid: string,
): Promise<string> {
  const [first = await people.invent(appid, '访客')] = people.of(appid)
  const { openid, unionid } = first
  return phones.handOut({ appid, openid, ...(unionid !== undefined && { unionid }) })
}
