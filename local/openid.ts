import { createHash } from 'node:crypto'

/** An invented openid in WeChat's form: `o` and 27 more characters, always the same for the same words. */
export const inventedOpenid = (words: string): string =>
  'o' + createHash('sha256').update(words).digest('base64url').replace(/[-_]/g, 'x').slice(0, 27)
