import { randomBytes } from 'node:crypto'

/**
 * What the pair needs to be told before it can be put on WeChat's cloud: `npm run init` asks for it, `.env.local` keeps
 * it, `npm run deploy` and `npm run doctor` read it.
 */

/** Values by their names in `.env.local`. */
export type Values = Partial<Record<string, string>>

export interface Setting {
  /** As it stands in `.env.local`. */
  name: string
  /** In a few words, for who has never seen it. */
  what: string
  /** Where it is found, menu by menu. */
  where: string
  /** Never printed, and not to be given as a flag: shells remember flags. */
  secret?: true
  /** What is wrong with a value, in a sentence; undefined where nothing is. */
  wrong?: (value: string, others: Values) => string | undefined
  /** Taken where nothing else is given. */
  byDefault?: () => string
  /** Is it of use with what has been chosen so far? */
  asked: (others: Values) => boolean
  /** Until when it may be left out; undefined: from the beginning it must be there. */
  later?: string
}

const form =
  (pattern: RegExp, shape: string) =>
  (value: string): string | undefined =>
    pattern.test(value) ? undefined : `must be ${shape}`

const oneOf =
  (...all: string[]) =>
  (value: string): string | undefined =>
    all.includes(value) ? undefined : `must be one of ${all.join(', ')}`

const appid = form(/^wx[0-9a-z]{16}$/, 'wx and 16 more letters and digits')
const environment = form(/^[a-z0-9][a-z0-9-]{1,62}$/, "an environment's ID: small letters, digits and -")
/** Two of them while it is changed, the new one first: npm run rotate. */
const appSecret = form(/^[0-9a-f]{32}(,[0-9a-f]{32})?$/, '32 digits of 0-9 and a-f')

const always = () => true
export const isRelay = ({ DUET_WAY }: Values) => DUET_WAY !== 'sharing'
/** A bucket of one's own, instead of WeChat's storage. */
export const isOwnBucket = ({ STORAGE_PROVIDER = 'wechat' }: Values) => STORAGE_PROVIDER !== 'wechat'

const secretOf = (bytes: number) => () => randomBytes(bytes).toString('hex')
const console_ = 'mp.weixin.qq.com → sign in as that mini program'
const cloudConsole = 'WeChat DevTools → 云开发 → 设置 → 环境ID'
const capi =
  'console.cloud.tencent.com → sign in with 微信公众平台 as that mini program → 访问管理 → API 密钥管理 → 新建密钥'

const way: Setting[] = [
  {
    name: 'DUET_WAY',
    what: 'how the user app reaches the cloud: sharing (both mini programs have the same owner) or relay (they have not)',
    where: 'docs/which-way.md has three questions that decide it; relay always works',
    wrong: oneOf('relay', 'sharing'),
    byDefault: () => 'relay',
    asked: always,
  },
  {
    name: 'ADMIN_APPID',
    what: 'the appid of the admin mini program',
    where: `${console_} → 开发管理 → 开发设置 → AppID`,
    wrong: appid,
    asked: always,
  },
  {
    name: 'ADMIN_ENV',
    what: "the admin mini program's cloud environment: it holds the data",
    where: `${cloudConsole}, in the project of the admin mini program`,
    wrong: environment,
    asked: always,
  },
  {
    name: 'USER_APPID',
    what: 'the appid of the user mini program',
    where: `${console_} → 开发管理 → 开发设置 → AppID`,
    wrong: (value, { ADMIN_APPID }) =>
      value === ADMIN_APPID ? 'must be another than ADMIN_APPID: they are two mini programs' : appid(value),
    asked: always,
  },
  {
    name: 'USER_ENV',
    what: "the user mini program's cloud environment: it holds the relay",
    where: `${cloudConsole}, in the project of the user mini program`,
    wrong: (value, { ADMIN_ENV }) =>
      value === ADMIN_ENV ? 'must be another than ADMIN_ENV: each has its own' : environment(value),
    asked: isRelay,
  },
]

const secrets: Setting[] = [
  {
    name: 'ADMIN_SECRET',
    what: "the admin mini program's AppSecret: with it the relay calls that mini program's functions",
    where: `${console_} → 开发管理 → 开发设置 → AppSecret → 生成 (shown once)`,
    secret: true,
    wrong: appSecret,
    asked: isRelay,
    later: 'npm run deploy',
  },
  {
    name: 'RELAY_KEY',
    what: 'the key with which the relay signs: made for you, and nobody needs to know it',
    where: 'it is made here; docs/keys.md says how to change it',
    secret: true,
    wrong: form(/^(?=.{32})[^\s'"]+$/, 'at least 32 characters, without spaces and quotes'),
    byDefault: secretOf(32),
    asked: isRelay,
  },
  {
    name: 'ADMIN_SETUP_CODE',
    what: 'the code that makes the first administrator, once: made for you',
    where: 'it is made here; you read it in .env.local when the admin app asks for it',
    secret: true,
    wrong: form(/^[\w-]{12,64}$/, '12 to 64 letters, digits, - and _'),
    byDefault: secretOf(12),
    asked: always,
  },
]

const bucketName = form(/^[a-z0-9][a-z0-9.-]{1,62}$/, 'small letters, digits, . and -')
const address = form(/^https:\/\/[^?#\s]+$/, 'an address that begins with https://')

const storage: Setting[] = [
  {
    name: 'STORAGE_PROVIDER',
    what: "where pictures are kept: wechat (the admin environment's own storage), cos, oss or s3",
    where: 'docs/storage.md compares them; wechat needs nothing more',
    wrong: oneOf('wechat', 'cos', 'oss', 's3'),
    byDefault: () => 'wechat',
    asked: always,
  },
  {
    name: 'STORAGE_BUCKET',
    what: "your bucket's name",
    where: "your provider's console → buckets; COS: with the account's number, pictures-1250000000",
    wrong: (value, { STORAGE_PROVIDER }) =>
      STORAGE_PROVIDER === 'cos' && !/-\d{6,}$/.test(value)
        ? "must end with the account's number, as in pictures-1250000000"
        : bucketName(value),
    asked: isOwnBucket,
  },
  {
    name: 'STORAGE_REGION',
    what: "your bucket's region, such as ap-shanghai",
    where: "your provider's console → the bucket; OSS: without oss- before it",
    wrong: (value) =>
      value.startsWith('oss-') ? 'must be without oss- before it' : form(/^[a-z0-9-]+$/, 'a region')(value),
    asked: isOwnBucket,
  },
  {
    name: 'STORAGE_KEY_ID',
    what: 'the access key of a user who may do nothing else than docs/storage.md names',
    where: "your provider's console → users and access keys",
    secret: true,
    asked: isOwnBucket,
  },
  {
    name: 'STORAGE_KEY_SECRET',
    what: 'the secret of that access key',
    where: 'shown once, when the access key is made',
    secret: true,
    asked: isOwnBucket,
  },
  {
    name: 'STORAGE_ENDPOINT',
    what: "the bucket's own address, for MinIO and private networks",
    where: "leave it out with a provider's usual address",
    wrong: address,
    asked: ({ STORAGE_PROVIDER }) => STORAGE_PROVIDER === 's3',
    later: 'never, with AWS',
  },
  {
    name: 'STORAGE_PUBLIC_BASE',
    what: 'what the links of pictures begin with, where a CDN or a domain of your own stands before the bucket',
    where: 'leave it out without one; OSS shows pictures with a domain of your own alone',
    wrong: address,
    asked: isOwnBucket,
    later: 'never, without a domain of your own',
  },
]

const KEYWORD = '(result|picture|note|time)=[a-z_]+\\d+'

/** Whether WeChat tells people of decisions on their pictures. Only the mini program that they use can. */
const telling: Setting[] = [
  {
    name: 'SUBSCRIBE_TEMPLATE',
    what: "the user mini program's template for messages on decisions about pictures",
    where: `${console_} → 订阅消息 → 公共模板库 → 审核结果通知 (a one-time one) → 选用; docs/deploy.md#4-lock-the-doors`,
    wrong: form(/^[\w-]{20,64}$/, "a template's ID"),
    asked: isRelay,
    later: 'never, where nobody is to be told',
  },
  {
    name: 'SUBSCRIBE_FIELDS',
    what: 'what each keyword of the template says, such as result=phrase1,picture=thing2,note=thing3,time=time4',
    where: `${console_} → 订阅消息 → 我的模板 → 详情, behind {{ and before .DATA; each keyword of the template must be named`,
    wrong: form(
      new RegExp(`^${KEYWORD}(,${KEYWORD})*$`),
      'result=, picture=, note= or time=, each with a keyword, separated by commas',
    ),
    asked: (values) => isRelay(values) && values.SUBSCRIBE_TEMPLATE !== undefined,
  },
]

const tools = (['ADMIN', 'USER'] as const).flatMap((app): Setting[] => {
  const [whose, asked] = app === 'ADMIN' ? ['admin', always] : ['user', isRelay]
  return [
    {
      name: `${app}_CLOUD_SECRET_ID`,
      what: `SecretId of the Tencent Cloud account behind the ${whose} mini program: npm run deploy sets the cloud up with it`,
      where: capi,
      secret: true,
      asked,
      later: 'npm run deploy',
    },
    {
      name: `${app}_CLOUD_SECRET_KEY`,
      what: 'the SecretKey to it',
      where: 'shown once, with the SecretId',
      secret: true,
      asked,
      later: 'npm run deploy',
    },
    {
      name: `${app}_UPLOAD_KEY`,
      what: `the file with the ${whose} mini program's upload key`,
      where: `${console_} → 开发管理 → 开发设置 → 小程序代码上传 → 生成; name there the address of this machine, too`,
      asked: always,
      later: 'npm run deploy -- --upload',
    },
  ]
})

/** In the order in which they are asked for: what decides about others comes first. */
export const settings: Setting[] = [...way, ...secrets, ...storage, ...telling, ...tools]

/** The flag of `npm run init` that gives it; none for a secret. */
export const flagOf = ({ name, secret }: Setting): string | undefined =>
  secret
    ? undefined
    : name
        .replace(/^DUET_/, '')
        .toLowerCase()
        .replaceAll('_', '-')
