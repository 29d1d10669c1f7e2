/**
 * One JSON line per entry, for the cloud console's search.
 *
 * Nothing personal or secret may reach a log, not even inside the text of somebody else's error: a duplicate
 * key error quotes the openid, a failed request its address with the access_token. So every text is masked.
 */

import { release } from '../../contract/release'

type Details = Record<string, string | number | boolean | undefined>

const masks: [RegExp, string][] = [
  [/((?:access_token|secret|signature|openid|tel)["']?\s*[=:]\s*["']?)[^"'&\s,}]+/gi, '$1***'],
  [/\bo[\w-]{27}\b/g, '[openid]'],
  [/\b1[3-9]\d{9}\b/g, '[tel]'],
  [/[\w-]{64,}/g, '[long value]'],
]

export const mask = (text: string): string =>
  masks.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text)

function write(level: 'info' | 'warn' | 'error', message: string, details: Details): void {
  const masked = Object.entries(details).map(([key, value]) => [
    key,
    typeof value === 'string' ? mask(value) : value,
  ])
  console[level](JSON.stringify({ level, message: mask(message), ...Object.fromEntries(masked), release }))
}

export const log = {
  info: (message: string, details: Details = {}) => write('info', message, details),
  warn: (message: string, details: Details = {}) => write('warn', message, details),
  error: (message: string, details: Details = {}) => write('error', message, details),
}

/** An unknown throw as text: name, message, code and the chain of causes. */
export function describe(error: unknown): string {
  if (error instanceof Error) {
    const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
    const cause = error.cause === undefined ? '' : ` ← ${describe(error.cause)}`
    return `${error.name}: ${error.message}${code}${cause}`
  }
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg)
  return String(error)
}
