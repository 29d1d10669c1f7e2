import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { createCloud, type Cloud, type CloudOptions, type FunctionOptions } from '../../emulator/index'

export const admin = {
  appid: 'wx00000000000000aa',
  secret: 'secret-of-admin',
  name: 'admin',
  env: 'admin-1a2b',
}
export const user = { appid: 'wx00000000000000bb', secret: 'secret-of-user', name: 'user', env: 'user-3c4d' }
export const ann = { openid: 'oUser1234567890123456789Ann', name: 'Ann' }
export const bob = { openid: 'oUser1234567890123456789Bob', name: 'Bob', unionid: 'uBob' }
export const chief = { openid: 'oAdmin123456789012345678901', name: 'Chief' }

/** Source text of a function's index.js, alone or with the rest of its options. */
type Source = string | (Omit<FunctionOptions, 'folder'> & { source: string })

export interface Setting {
  admin?: Record<string, Source>
  user?: Record<string, Source>
  options?: Partial<CloudOptions>
}

/** A folder of its own, gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A function's folder as it is uploaded; with `sdk`, the real wx-server-sdk is in its node_modules. */
export function functionFolder(source: string, { sdk = false } = {}): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'index.js'), source)
  if (sdk) symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return folder
}

export function write(folder: string, files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

export function optionsOf({ admin: ofAdmin = {}, user: ofUser = {}, options = {} }: Setting): CloudOptions {
  return {
    miniPrograms: [
      { appid: admin.appid, secret: admin.secret, name: admin.name, people: [chief] },
      { appid: user.appid, secret: user.secret, name: user.name, people: [ann, bob] },
    ],
    environments: [
      { env: admin.env, appid: admin.appid, collections: { users: {} }, functions: folders(ofAdmin) },
      { env: user.env, appid: user.appid, collections: { token: {} }, functions: folders(ofUser) },
    ],
    ...options,
  }
}

/** Two mini programs, each with an environment, as the project has them; disposed after the test. */
export async function runCloud(setting: Setting = {}): Promise<Cloud> {
  const cloud = await createCloud(optionsOf(setting))
  onTestFinished(() => cloud.dispose())
  return cloud
}

/** As Ann, in the user mini program. */
export async function asAnn<Result = unknown>(
  cloud: Cloud,
  name: string,
  data: object = {},
): Promise<Result> {
  return (await cloud.callFunction({ appid: user.appid, openid: ann.openid, name, data })).result as Result
}

export async function json<Body = Record<string, unknown>>(url: string, init?: RequestInit): Promise<Body> {
  return (await (await fetch(url, init)).json()) as Body
}

export function post<Body = Record<string, unknown>>(url: string, body: unknown): Promise<Body> {
  return json(url, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })
}

function folders(sources: Record<string, Source>): Record<string, FunctionOptions> {
  const made: Record<string, FunctionOptions> = {}
  for (const [name, given] of Object.entries(sources)) {
    const { source, ...options } = typeof given === 'string' ? { source: given } : given
    made[name] = { folder: functionFolder(source, { sdk: /-sdk'/.test(source) }), ...options }
  }
  return made
}
