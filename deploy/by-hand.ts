import type { Flavour } from '../config/flavour'
import { isOwnBucket, isRelay, type Values } from './settings'

/** What no tool can do, and where it is done: said by `npm run deploy` and `npm run doctor`. */
export interface ByHand {
  app: Flavour
  what: string
  where: string
}

/** In the order in which it is best done. */
export function byHand(values: Values): ByHand[] {
  return [...(isRelay(values) ? forRelay : forSharing(values)), ...forBoth(values)]
}

const forRelay: ByHand[] = [
  {
    app: 'user',
    what: 'let api ask for content checks and telephone numbers, and send messages: upload it once from DevTools, so that its config.json counts',
    where:
      'WeChat DevTools → dist/user → cloudfunctions/api → 上传并部署：所有文件 (within ten minutes it holds)',
  },
  {
    app: 'user',
    what: "let api hear WeChat's verdicts on pictures: event wxa_media_check to function api",
    where: '云开发 → 设置 → 其他设置 → 消息推送 → 云函数模式',
  },
  {
    app: 'user',
    what: 'give api a fixed egress IP',
    where: '云开发 → 云函数 → api → 版本与配置 → 固定出口IP',
  },
  {
    app: 'admin',
    what: 'let the AppSecret be used from that IP alone',
    where: 'mp.weixin.qq.com → 开发管理 → 开发设置 → IP白名单',
  },
]

const forSharing = ({ USER_APPID = '', ADMIN_ENV = '' }: Values): ByHand[] => [
  {
    app: 'admin',
    what: `share ${ADMIN_ENV} with ${USER_APPID}`,
    where: '云开发 → 环境共享 → 添加共享',
  },
]

function forBoth(values: Values): ByHand[] {
  const { STORAGE_PROVIDER = '', STORAGE_BUCKET = '', STORAGE_REGION = '' } = values
  const hosts: Record<string, string> = {
    cos: `${STORAGE_BUCKET}.cos.${STORAGE_REGION}.myqcloud.com`,
    oss: `${STORAGE_BUCKET}.oss-${STORAGE_REGION}.aliyuncs.com`,
  }
  const host = isOwnBucket(values)
    ? `https://${hosts[STORAGE_PROVIDER] ?? "the bucket's host"}`
    : 'as docs/storage.md says for wechat'
  return [
    {
      app: 'admin',
      what: 'let clients call functions when they are signed in: {"*": {"invoke": "auth != null"}}',
      where: '云开发 → 云函数 → 权限控制',
    },
    ...(['admin', 'user'] as const).flatMap((app): ByHand[] => [
      {
        app,
        what: `allow uploads to and downloads from the storage (${host})`,
        where: 'mp.weixin.qq.com → 开发管理 → 服务器域名 → uploadFile 与 downloadFile 合法域名',
      },
      {
        app,
        what: 'set the minimum library to 2.21.2',
        where: 'mp.weixin.qq.com → 设置 → 基本设置 → 基础库最低版本设置',
      },
      {
        app,
        what: 'fill the privacy guide in, as docs/deploy.md has it',
        where: 'mp.weixin.qq.com → 设置 → 服务内容声明 → 用户隐私保护指引',
      },
    ]),
  ]
}
