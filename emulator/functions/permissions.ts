import { configJson } from './config-json'

/**
 * `config.json` beside index.js: `{ "permissions": { "openapi": ["security.msgSecCheck"] } }`. It is read at each call;
 * in the cloud a change takes up to ten minutes.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/openapi/openapi.html
 */
export function permits(folder: string, api: string): boolean {
  const { permissions } = configJson(folder)
  const { openapi } = (permissions ?? {}) as { openapi?: unknown }
  return Array.isArray(openapi) && openapi.includes(api)
}
