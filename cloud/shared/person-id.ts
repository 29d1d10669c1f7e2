import { createHash } from 'node:crypto'

/** One person, one `_id`: an openid has a meaning only within its appid. 32 hex characters. */
export const personId = ({ appid, openid }: { appid: string; openid: string }): string =>
  createHash('sha256').update(`${appid}:${openid}`).digest('hex').slice(0, 32)
