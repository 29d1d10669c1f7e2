import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonObject } from '../shared/json-object'

/**
 * `config.json` beside index.js: `{ "permissions": { "openapi": ["security.msgSecCheck"] } }`. It is read at each call;
 * in the cloud a change takes up to ten minutes.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/openapi/openapi.html
 */
export function permits(folder: string, api: string): boolean {
  const file = join(folder, 'config.json')
  const { permissions } = existsSync(file) ? (jsonObject(readFileSync(file, 'utf8')) ?? {}) : {}
  const { openapi } = (permissions ?? {}) as { openapi?: unknown }
  return Array.isArray(openapi) && openapi.includes(api)
}
