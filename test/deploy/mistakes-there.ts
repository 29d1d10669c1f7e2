import { must, environmentOf, functionOf, tableOf } from './target'
import type { Mistake } from './mistakes-here'
import type { TencentCloud } from './tencent-cloud-state'

const api = (cloud: TencentCloud) => functionOf(cloud, 'user', 'api')
const users = (cloud: TencentCloud) => tableOf(cloud, 'admin', 'users')
const sweep = (cloud: TencentCloud) => functionOf(cloud, 'admin', 'images_sweep')

/** Those that show in the clouds. */
export const mistakesThere: Mistake[] = [
  [
    'a SecretId that is none',
    { noted: { ADMIN_CLOUD_SECRET_ID: 'nobody' } },
    'AuthFailure.SecretIdNotFound',
    'copy …_CLOUD_SECRET_ID',
  ],
  [
    'a SecretKey that is another',
    { noted: { USER_CLOUD_SECRET_KEY: 'other' } },
    'AuthFailure.SignatureFailure',
    'made and copied together',
  ],
  [
    "another account's environment",
    { noted: { ADMIN_ENV: 'user-2b', USER_ENV: 'admin-1a' } },
    'no environment user-2b',
    '',
  ],
  [
    'a clock that is wrong',
    { there: (cloud) => cloud.refuse('DescribeEnvInfo', 'AuthFailure.SignatureExpire') },
    'AuthFailure.SignatureExpire',
    'clock is wrong',
  ],
  [
    'an account that may not do that',
    { there: (cloud) => cloud.refuse('ListTables', 'UnauthorizedOperation') },
    'UnauthorizedOperation',
    'QcloudTCBFullAccess',
  ],

  [
    'a collection that is not there',
    { there: (cloud) => environmentOf(cloud, 'admin').tables.delete('audit') },
    'collection audit is not there',
    'npm run deploy',
  ],
  [
    'a preset that opens names to everybody',
    { there: (cloud) => (users(cloud).acl = 'READONLY') },
    'collection users: permission: 所有用户可读',
    'npm run deploy',
  ],
  [
    'a preset that opens the token',
    { there: (cloud) => (tableOf(cloud, 'user', 'token').acl = 'PRIVATE') },
    'collection token: permission: 仅创建者可读写',
    'npm run deploy',
  ],
  [
    'an index that is not there',
    { there: (cloud) => users(cloud).indexes.splice(1, 1) },
    'index createtime_id',
    'npm run deploy',
  ],
  [
    'an index that is not unique',
    {
      there: (cloud) =>
        (must(users(cloud).indexes.find(({ Name }) => Name === 'appid_openid')).Unique = false),
    },
    'appid ↑, openid ↑ → appid ↑, openid ↑, unique',
    'npm run deploy',
  ],
  [
    'a unique index that nobody knows',
    {
      there: (cloud) =>
        users(cloud).indexes.push({ Name: 'sex', Unique: true, Keys: [{ Name: 'sex', Direction: '1' }] }),
    },
    'index users.sex is unique',
    '索引管理',
  ],
  [
    'a function that is not there',
    { there: (cloud) => environmentOf(cloud, 'admin').functions.delete('users_add') },
    'function users_add is not there',
    'npm run deploy',
  ],
  [
    'a time-out left at 3 s',
    { there: (cloud) => (api(cloud).Timeout = 3) },
    'function api: time-out 3 s → 20 s',
    'npm run deploy',
  ],
  [
    'too little memory',
    { there: (cloud) => (api(cloud).MemorySize = 64) },
    'memory 64 MB → 256 MB',
    'npm run deploy',
  ],
  [
    'an old Node',
    { there: (cloud) => (api(cloud).Runtime = 'Nodejs8.9') },
    'runs with Nodejs8.9',
    '--recreate',
  ],
  [
    'older code',
    { there: (cloud) => (api(cloud).Description = 'duet 0') },
    'function api: code',
    'npm run deploy',
  ],
  [
    'a function that never came to be',
    { there: (cloud) => (sweep(cloud).Status = sweep(cloud).next = 'CreateFailed') },
    'images_sweep: deleted, and made anew',
    'npm run deploy',
  ],
  [
    'a timer that is not there',
    { there: (cloud) => (sweep(cloud).triggers = {}) },
    'function images_sweep: timer 0 */10',
    'npm run deploy',
  ],
  [
    'a private storage',
    { there: (cloud) => (environmentOf(cloud, 'admin').storagePermission = 'PRIVATE') },
    'storage: permission of files: 仅创建者可读写',
    'npm run deploy',
  ],
  [
    'a variable that is not there',
    {
      there: (cloud) =>
        Reflect.deleteProperty(functionOf(cloud, 'admin', 'users_add').variables, 'USER_APPIDS'),
    },
    'function users_add: variable USER_APPIDS set',
    'npm run deploy',
  ],
  [
    'a variable that was left behind',
    { there: (cloud) => (api(cloud).variables.DEBUG = '1') },
    'variable DEBUG removed',
    'npm run deploy',
  ],

  [
    'an AppSecret that was reset',
    { noted: { ADMIN_SECRET: '6'.repeat(32) } },
    'WeChat refused a token: errcode 40125',
    'copy the AppSecret',
  ],
  [
    'an old AppSecret at the relay',
    { there: (cloud) => (api(cloud).variables.ADMIN_SECRET = '6'.repeat(32)), runs: true },
    'the call did not come through: errcode 40125',
    'copy the AppSecret',
  ],
  [
    'another key at the relay',
    { there: (cloud) => (api(cloud).variables.RELAY_KEY = 'x'.repeat(40)), runs: true },
    'api does not believe the signature',
    'npm run deploy',
  ],
  [
    'another key at the functions',
    {
      there: (cloud) => (functionOf(cloud, 'admin', 'health_check').variables.RELAY_KEY = 'x'.repeat(40)),
      runs: true,
    },
    'the admin functions do not believe the relay',
    'npm run deploy',
  ],
  [
    'another environment at the relay',
    { there: (cloud) => (api(cloud).variables.ADMIN_ENV = 'user-2b'), runs: true },
    'the call did not come through',
    'ADMIN_ENV must be admin-1a',
  ],
  [
    'a storage that is none',
    {
      there: (cloud) =>
        Object.assign(functionOf(cloud, 'admin', 'health_check').variables, {
          STORAGE_PROVIDER: 'cos',
          STORAGE_BUCKET: 'b-1250000000',
          STORAGE_REGION: 'ap-shanghai',
        }),
      runs: true,
    },
    'no file could be uploaded and read',
    'docs/storage.md',
  ],
]
