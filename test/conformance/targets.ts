import { build } from 'esbuild'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCloud, type Cloud } from '../../emulator/index'
import type { Outcome } from './case'

/** Where the cases are run. */
export interface Target {
  run(name: string): Promise<Outcome>
  close(): Promise<void>
}

const COLLECTION = 'conformance'
const APPID = 'wx00000000000000cc'
const SECONDS_PER_CASE = 60

/** A folder with `function.ts` as it would be uploaded, and with the packages of this project. */
export async function conformanceFunction(): Promise<{ folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
  const entry = fileURLToPath(new URL('./function.ts', import.meta.url))
  const outfile = join(folder, 'index.js')
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', external: ['wx-server-sdk'] })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** @param prepare may arrange that something goes wrong */
export async function emulatorTarget(folder: string, prepare?: (cloud: Cloud) => void): Promise<Target> {
  const index = { name: 'place', keys: { place: '2dsphere' } } as const
  const cloud = await createCloud({
    miniPrograms: [{ appid: APPID, secret: 'none', name: 'conformance' }],
    environments: [
      {
        env: 'conformance',
        appid: APPID,
        collections: { [COLLECTION]: { indexes: [index] } },
        functions: { conformance: { folder, timeout: SECONDS_PER_CASE } },
      },
    ],
  })
  prepare?.(cloud)
  const data = { collection: COLLECTION }
  return {
    async run(name) {
      const call = { appid: APPID, openid: 'oConformance', name: 'conformance', data: { ...data, name } }
      return (await cloud.callFunction(call)).result as Outcome
    },
    close: () => cloud.dispose(),
  }
}

export interface Account {
  env: string
  secretId: string
  secretKey: string
  /** Of temporary keys. */
  sessionToken?: string | undefined
  region?: string | undefined
  /** Where the SDK's protocol is spoken, if not at Tencent Cloud. */
  url?: string
}

/** A process of its own: the SDK knows its environment by process.env alone. */
export function accountTarget(folder: string, account: Account): Promise<Target> {
  const host = fileURLToPath(new URL('./account-process.cjs', import.meta.url))
  const child = fork(host, [folder], { env: { ...process.env, ...variablesOf(account) }, execArgv: [] })
  const ask = async (name: string) => {
    child.send({ name, collection: COLLECTION })
    const [answer] = (await once(child, 'message')) as [Outcome]
    return answer
  }
  return Promise.resolve({
    run: ask,
    close: async () => {
      child.disconnect()
      if (child.exitCode === null) await once(child, 'exit')
    },
  })
}

function variablesOf({ env, secretId, secretKey, sessionToken, region = 'ap-shanghai', url }: Account) {
  return {
    SCF_NAMESPACE: env,
    TCB_ENV: env,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: region,
    TENCENTCLOUD_SECRETID: secretId,
    TENCENTCLOUD_SECRETKEY: secretKey,
    ...(sessionToken !== undefined && { TENCENTCLOUD_SESSIONTOKEN: sessionToken }),
    ...(url !== undefined && { TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }) }),
    SILENCE: 'true',
  }
}
