import type { Events } from './events'
import { fileSystem, type Files, USER_DATA_PATH } from './files'
import type { Media } from './media'

/** What a mini program asked its phone to do: to dial, to copy. */
export interface Notice {
  api: string
  options: Record<string, unknown>
}

/** Answers `wx.cloud.callFunction`: the function's answer, or throws as a phone without network does. */
export type CloudAnswers = (call: { name: string; data: Record<string, unknown> }) => unknown

/** In which version the mini program runs, and where. */
export interface Account {
  appId: string
  envVersion: 'develop' | 'trial' | 'release'
  platform: 'devtools' | 'ios' | 'android'
}

/** What `boundingClientRect` tells, as far as it is asked for: px from the top of the screen. */
export interface Place {
  id: string
  top: number
  height: number
}

/** Where WeChat asks whether a mini program may send messages. */
export interface Sheet {
  /** Something is being tapped just now. */
  touched: boolean
  /** What the person says there, template by template. */
  answer: (templates: string[]) => object | Promise<object>
}

type Options = Record<string, unknown>
type Callback = (result: Options) => void

export interface WxHost {
  cloud: CloudAnswers
  stack: { readonly top: { title: string } } & Record<
    'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch',
    (url: string) => void
  > & {
      navigateBack: () => void
      mustShowTabs: () => void
    }
  notice: (notice: Notice) => void
  /** What the person has set in WeChat, if it is not the usual. */
  set?: Partial<typeof appBase>
  copy: (value: unknown) => unknown
  /** What the phone keeps when the mini program is closed. */
  storage: Map<string, unknown>
  phoneFiles: Files
  /** Where the page's tags of this style are drawn. Left out: nothing is drawn. */
  placesOf?: (style: string) => Place[]
  /** Left out: the phone has no album and sends no files. */
  media?: Media
  /** Left out: a WeChat that cannot ask. */
  sheet?: Sheet
  /** Left out: WeChat DevTools, where somebody develops it. */
  account?: Account
  events: Events
}

const windowInfo = {
  pixelRatio: 2,
  screenWidth: 375,
  screenHeight: 667,
  windowWidth: 375,
  windowHeight: 603,
  statusBarHeight: 20,
  safeArea: { left: 0, right: 375, top: 20, bottom: 667, width: 375, height: 647 },
}
const developed: Account = { appId: 'wx0000000000000000', envVersion: 'develop', platform: 'devtools' }
const deviceInfo = { system: 'iOS 16.0', brand: 'devtools', model: 'iPhone 8' }
const appBase = {
  SDKVersion: '3.8.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
}

const notices = ['showToast', 'stopPullDownRefresh', 'makePhoneCall', 'setClipboardData', 'previewImage']

/** What is done to the bar of tabs. */
const tabApis = ['setTabBarItem', 'showTabBarRedDot', 'hideTabBarRedDot']

/** The `wx` of a phone: what these apps need of it; a name that is missing here is undefined, as in an old one. */
export function createWx(host: WxHost): Record<string, unknown> {
  const files = fileSystem(host.phoneFiles)
  const { platform, ...miniProgram } = host.account ?? developed
  const device = { platform, ...deviceInfo }
  const launch = { path: '', query: {}, scene: 1001, referrerInfo: {} }
  return {
    ...Object.fromEntries(
      notices.map((api) => [api, asApi(api, (options) => host.notice({ api, options }))]),
    ),
    ...Object.fromEntries(
      tabApis.map((api) => [
        api,
        asApi(api, (options) => {
          host.stack.mustShowTabs()
          host.notice({ api, options })
        }),
      ]),
    ),
    redirectTo: asApi('redirectTo', ({ url }) => host.stack.redirectTo(String(url))),
    navigateTo: asApi('navigateTo', ({ url }) => host.stack.navigateTo(String(url))),
    setNavigationBarTitle: asApi('setNavigationBarTitle', ({ title }) => {
      host.stack.top.title = String(title)
    }),
    switchTab: asApi('switchTab', ({ url }) => host.stack.switchTab(String(url))),
    reLaunch: asApi('reLaunch', ({ url }) => host.stack.reLaunch(String(url))),
    navigateBack: asApi('navigateBack', () => host.stack.navigateBack()),
    cloud: {
      init: () => undefined,
      callFunction: asApi('cloud.callFunction', async ({ name, data }) => ({
        result: host.copy(await host.cloud({ name: String(name), data: plain(data) })),
      })),
    },
    request: asApi('request', async ({ url, method, header, data }) => {
      const body = JSON.stringify(data)
      const response = await fetch(String(url), {
        method: String(method),
        headers: plain(header) as Record<string, string>,
        body,
      })
      return { statusCode: response.status, data: host.copy(await response.json()) }
    }),
    downloadFile: asApi('downloadFile', async ({ url }) => {
      const response = await fetch(String(url))
      const tempFilePath = `wxfile://tmp_${host.phoneFiles.size}`
      host.phoneFiles.set(tempFilePath, new Uint8Array(await response.arrayBuffer()))
      return { statusCode: response.status, tempFilePath }
    }),
    ...mediaApis(host),
    ...sheetApis(host),
    showModal: asApi('showModal', (options) => {
      host.notice({ api: 'showModal', options })
      return { confirm: true, cancel: false }
    }),
    env: { USER_DATA_PATH },
    getFileSystemManager: () => files,
    getNetworkType: asApi('getNetworkType', () => ({ networkType: 'wifi' })),
    onNetworkStatusChange: host.events.on('network'),
    onAppHide: host.events.on('hide'),
    onAppShow: host.events.on('show'),
    onNeedPrivacyAuthorization: host.events.on('privacy'),
    getUpdateManager: () => ({
      onUpdateReady: host.events.on('update'),
      applyUpdate: () => host.notice({ api: 'applyUpdate', options: {} }),
    }),
    getStorageSync: (key: string) => host.copy(host.storage.get(key) ?? ''),
    setStorageSync: (key: string, value: unknown) => void host.storage.set(key, host.copy(value)),
    removeStorageSync: (key: string) => void host.storage.delete(key),
    getSystemInfoSync: () => ({ ...windowInfo, ...device, ...appBase, ...host.set }),
    getWindowInfo: () => windowInfo,
    createSelectorQuery: () => selectorQuery(host.placesOf ?? (() => [])),
    getDeviceInfo: () => device,
    getAppBaseInfo: () => ({ ...appBase, ...host.set }),
    getAccountInfoSync: () => ({ miniProgram }),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    canIUse: () => true,
  }
}

function mediaApis({ media }: WxHost): Record<string, unknown> {
  if (!media) return {}
  return {
    chooseMedia: asApi('chooseMedia', media.chooseMedia),
    chooseMessageFile: asApi('chooseMessageFile', media.chooseMessageFile),
    getImageInfo: asApi('getImageInfo', media.getImageInfo),
    compressImage: asApi('compressImage', media.compressImage),
    uploadFile: media.uploadFile,
  }
}

/** WeChat shows its sheet to nobody who has not tapped: since base library 2.8.2. */
function sheetApis({ sheet, notice }: WxHost): Record<string, unknown> {
  if (!sheet) return {}
  const api = 'requestSubscribeMessage'
  return {
    [api](options: Options) {
      const { touched } = sheet
      return asApi(api, ({ tmplIds }) => {
        if (!touched) throw new Error('can only be invoked by user TAP gesture.')
        notice({ api, options })
        return sheet.answer(tmplIds as string[])
      })(options)
    },
  }
}

/** By the name of a style only. */
function selectorQuery(placesOf: (style: string) => Place[]) {
  const asked: (() => unknown)[] = []
  const ask = (question: () => unknown) => ({ boundingClientRect: () => void asked.push(question) })
  return {
    select: (selector: string) => ask(() => placesOf(selector.slice(1))[0] ?? null),
    selectAll: (selector: string) => ask(() => placesOf(selector.slice(1))),
    exec: (told: (answers: unknown[]) => void) => told(asked.map((question) => question())),
  }
}

/** WeChat's two ways at once: callbacks where any is given, otherwise a promise. */
function asApi(name: string, run: (options: Options) => unknown) {
  return (options: Options = {}): Promise<Options> | undefined => {
    const ended = Promise.resolve()
      .then(() => run(options))
      .then(
        (result) => ({ ...plain(result), errMsg: `${name}:ok` }),
        (cause: unknown) => {
          throw failure(name, cause)
        },
      )
    const { success, fail, complete } = options as Record<string, Callback | undefined>
    if (!success && !fail && !complete) return ended
    ended.then(success, fail).then(
      () => complete?.({ errMsg: name }),
      () => complete?.({ errMsg: name }),
    )
    return undefined
  }
}

const plain = (value: unknown): Options => (typeof value === 'object' && value !== null ? { ...value } : {})

/** WeChat rejects with an Error that also has errCode and errMsg. */
function failure(name: string, cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause)
  const errMsg = `${name}:fail ${message}`
  return Object.assign(new Error(errMsg), { errCode: -1, errMsg, ...plain(cause) })
}
