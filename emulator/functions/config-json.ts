import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonObject } from '../shared/json-object'

/** `config.json` beside index.js, as it is now; `{}` where there is none that can be read. */
export function configJson(folder: string): Record<string, unknown> {
  const file = join(folder, 'config.json')
  // WeChat DevTools on Windows may begin it with a byte order mark.
  return existsSync(file) ? (jsonObject(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) ?? {}) : {}
}
