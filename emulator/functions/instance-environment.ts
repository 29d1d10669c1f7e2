import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { MEMORY_SIZE } from './definition'
import { launchOf } from './launch'

export interface InstanceEnvironmentOptions {
  url: string
  env: string
  functionName: string
  /** The function's folder. */
  folder: string
  memorySize: number
  /** Stands for the temporary credentials that SCF gives an instance; names the instance to /sdk. */
  sessionToken: string
  envVariables: Record<string, string>
}

/** What a process needs of its host to start at all. Nothing else of the host's environment gets through. */
const NECESSARY = ['PATH', 'LANG', 'SystemRoot', 'SystemDrive', 'windir']

/** 云函数的时区为 UTC+0: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/functions/mechanism.html */
const TIME_ZONE = { TZ: 'UTC' }

/**
 * All environment variables of a function's instance: the platform's (as the server SDK reads them) and the
 * function's own. Without secret id and key the SDK ends the process with an unhandled rejection.
 */
export function instanceEnvironment(options: InstanceEnvironmentOptions): Record<string, string> {
  return {
    ...necessary(),
    HOME: tmpdir(),
    TMPDIR: tmpdir(),
    ...TIME_ZONE,
    ...options.envVariables,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${options.url}/sdk` }),
    TCB_ENV: options.env,
    // CloudBase's list of variables begins NODE_PATH with the function's folder; frameworks require by it.
    NODE_PATH: options.folder,
    USER_CODE_ROOT: `${options.folder}/`,
    TRIGGER_SRC: 'tcb',
    SCF_NAMESPACE: options.env,
    SCF_FUNCTIONNAME: options.functionName,
    SCF_FUNCTIONVERSION: '$LATEST',
    SCF_MEMORYSIZE: String(options.memorySize),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: `AKIDemulator${randomBytes(6).toString('hex')}`,
    TENCENTCLOUD_SECRETKEY: randomBytes(16).toString('hex'),
    TENCENTCLOUD_SESSIONTOKEN: options.sessionToken,
  }
}

/** How the process of a function is started that asks for nothing special. */
export const usualLaunch = () => launchOf(process.execPath, MEMORY_SIZE, { ...necessary(), ...TIME_ZONE })

function necessary(): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of NECESSARY) {
    const value = process.env[name]
    if (value !== undefined) found[name] = value
  }
  return found
}
