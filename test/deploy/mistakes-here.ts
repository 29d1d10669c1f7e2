import { chmod, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Values } from '../../deploy/settings'
import { values } from './target'
import type { TencentCloud } from './tencent-cloud-state'

export interface Planted {
  /** Values of `.env.local` that are otherwise. */
  noted?: Values
  /** Something in the project's folder. */
  here?: (root: string) => Promise<unknown>
  /** Something in the clouds. */
  there?: (cloud: TencentCloud) => void
  /** Its functions run with it as well. */
  runs?: true
}

/** What is planted, what the doctor says, and what of its cure. */
export type Mistake = [what: string, planted: Planted, said: string, cure: string]

const [adminAppid, userAppid] = [values.ADMIN_APPID, values.USER_APPID]

export const keys = {
  ADMIN_UPLOAD_KEY: `private.${adminAppid}.key`,
  USER_UPLOAD_KEY: `private.${userAppid}.key`,
}

/** Those that show on this machine. */
export const mistakesHere: Mistake[] = [
  [
    'an appid that is none',
    { noted: { USER_APPID: 'wx12' } },
    'USER_APPID must be wx and 16 more',
    '开发设置 → AppID',
  ],
  [
    'one appid for both',
    { noted: { USER_APPID: adminAppid } },
    'USER_APPID must be another',
    '开发设置 → AppID',
  ],
  [
    'an AppSecret that is cut off',
    { noted: { ADMIN_SECRET: 'abc' } },
    'ADMIN_SECRET must be 32 digits',
    'AppSecret',
  ],
  ['no AppSecret', { noted: { ADMIN_SECRET: undefined } }, 'ADMIN_SECRET is missing', 'npm run init'],
  ['no key of the relay', { noted: { RELAY_KEY: undefined } }, 'RELAY_KEY is missing', 'npm run init'],
  [
    'a key of the relay that can be guessed',
    { noted: { RELAY_KEY: 'duet' } },
    'RELAY_KEY must be at least 32',
    'made here',
  ],
  [
    'a code of the first administrator that can be guessed',
    { noted: { ADMIN_SETUP_CODE: '1234' } },
    'ADMIN_SETUP_CODE must be 12',
    'made here',
  ],
  [
    'a provider that is none',
    { noted: { STORAGE_PROVIDER: 'ftp' } },
    'STORAGE_PROVIDER must be one of',
    'docs/storage.md',
  ],
  [
    'a bucket without its key',
    { noted: { STORAGE_PROVIDER: 'oss', STORAGE_BUCKET: 'b1', STORAGE_REGION: 'cn-hangzhou' } },
    'STORAGE_KEY_ID is missing',
    'access keys',
  ],
  [
    'a template without what its keywords say',
    { noted: { SUBSCRIBE_TEMPLATE: 't'.repeat(43) } },
    'SUBSCRIBE_FIELDS is missing',
    '订阅消息',
  ],
  [
    'a template whose keywords say what cannot be told',
    { noted: { SUBSCRIBE_TEMPLATE: 't'.repeat(43), SUBSCRIBE_FIELDS: 'colour=thing1' } },
    'SUBSCRIBE_FIELDS must be result=, picture=, note= or time=',
    '订阅消息',
  ],
  [
    'secrets that others can read',
    { here: (root) => chmod(join(root, '.env.local'), 0o644) },
    '.env.local can be read by others',
    'chmod 600',
  ],
  [
    'an app that takes the other way',
    { noted: { DUET_WAY: 'sharing' } },
    'setup.ts connects by relay',
    'connect(sharing(wxCloud()',
  ],
  [
    'an upload key that is not there',
    { here: (root) => rm(join(root, `private.${userAppid}.key`)) },
    'USER_UPLOAD_KEY: there is no file',
    '小程序代码上传',
  ],
  [
    "the other mini program's upload key",
    { noted: { USER_UPLOAD_KEY: keys.ADMIN_UPLOAD_KEY } },
    `is the key of ${adminAppid}`,
    '小程序代码上传',
  ],
  [
    'an upload key that is none',
    { here: (root) => writeFile(join(root, `private.${adminAppid}.key`), 'key') },
    'holds no private key',
    '小程序代码上传',
  ],
  [
    'a build of another mini program',
    { here: (root) => writeFile(join(root, 'dist/user/project.config.json'), '{"appid":"touristappid"}') },
    'has the appid touristappid',
    'npm run build',
  ],
  [
    'a package that is too large',
    { here: (root) => writeFile(join(root, 'dist/user/miniprogram/film.bin'), Buffer.alloc(2_200_000)) },
    'WeChat takes 2097152',
    'npm run build',
  ],
]
