import Taro from '@tarojs/taro'
import { texts } from '@/texts/shared'
import { say } from './say'

/** Says that a tap led nowhere. */
const saySo = () => say(texts().page.notOpened)

/** Goes to a page, by its path with parameters; a person is told when it can't be shown. */
export const openPage = (url: string) => void Taro.navigateTo({ url }).catch(saySo)

/** Goes to a page in the place of the one that is open: there is nothing left to come back to. */
export const openInstead = (url: string) => void Taro.redirectTo({ url }).catch(saySo)

/** Goes to a page in the place of all that are open. */
export const startAt = (url: string) => void Taro.reLaunch({ url }).catch(saySo)

/** Goes to the first page in the place of one that is not there, and says why, once it is shown. */
export const leadTo = (first: string) =>
  void Taro.reLaunch({ url: first }).then(() => say(texts().page.missing), saySo)

/** Goes to a page that has a tab of its own, and leaves those that lie upon the tab before. */
export const openTab = (url: string) => void Taro.switchTab({ url }).catch(saySo)

/** Goes back to the page before; to `first` where this one was opened by its address alone. */
export const leavePage = (first: string) =>
  void (Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.reLaunch({ url: first })).catch(saySo)

/**
 * In a browser Taro fetches a page's script only after it has said that all is well. Where the script does not come,
 * as when there is no network, webpack's error reaches nobody but this: the address goes back to the page that is shown.
 */
export function tellOfMissingPages() {
  window.addEventListener('unhandledrejection', (event) => {
    if (!isMissing(event.reason)) return
    event.preventDefault()
    saySo()
    if (Taro.getCurrentPages().length > 0) window.history.back()
  })
}

/**
 * In a browser Taro hides the page beneath a new one by a timer, which hides it for good where somebody has gone back to it
 * sooner. That a page is shown it tells by a timer, too, which was set after that one.
 */
export function keepOpenPageShown() {
  Taro.eventCenter.on('__afterTaroRouterChange', () => {
    const id = Taro.getCurrentInstance().page?.path
    if (id !== undefined) document.getElementById(id)?.classList.remove('taro_page_shade')
  })
}

/** As webpack names a script that did not come, and mini-css-extract-plugin a style sheet. */
const isMissing = (reason: unknown): boolean =>
  reason instanceof Error &&
  (reason.name === 'ChunkLoadError' || ('code' in reason && reason.code === 'CSS_CHUNK_LOAD_FAILED'))
