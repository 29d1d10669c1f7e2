import type { AssociatedBackend, CodeSpace, Root } from 'glass-easel-miniprogram-adapter'
import { pathOf } from './modules'

/** One call of a page's setData. */
export interface SetDataCall {
  /** Milliseconds after the page's onLoad. */
  after: number
  /** Of the data as JSON in UTF-8: what crosses the bridge. */
  bytes: number
}

/** A page instance as the mini program's code sees it. */
type PageInstance = Record<string, unknown> & { route: string; options: Record<string, string> }

export interface OpenPage {
  root: Root
  instance: PageInstance
  setData: SetDataCall[]
  /** In the bar above it; empty while it is the one of the page's configuration. */
  title: string
}

export interface PageHost {
  space: CodeSpace
  backend: AssociatedBackend
  routes: string[]
  /** Those with a tab. */
  tabs: string[]
  /** The page is about to be opened. */
  need: (route: string) => void
  /** Shows the page to the person, and takes the one before it away. */
  show: (page: OpenPage) => void
  /** Something of the page has been sent to be drawn. */
  drawn: (data: unknown) => void
  /** The page is gone for good. */
  close: (page: OpenPage) => void
}

/** The pages on top of one another, with the life cycle that WeChat gives them. */
export class PageStack {
  readonly pages: OpenPage[] = []
  /** Tabs that were in front. */
  private readonly kept = new Map<string, OpenPage>()

  constructor(private readonly host: PageHost) {}

  get top(): OpenPage {
    const page = this.pages.at(-1)
    if (!page) throw new Error('No page is open')
    return page
  }

  /** `wx.navigateTo`: WeChat allows ten pages on top of one another. */
  navigateTo(url: string): void {
    const [request = '', query = ''] = url.split('?')
    const route = this.routeOf(request)
    if (this.host.tabs.includes(route)) throw new Error('can not navigateTo a tabbar page')
    if (this.pages.length >= 10) throw new Error('webview count limit exceed')
    run(this.top, 'onHide')
    this.open(route, Object.fromEntries(new URLSearchParams(query)))
  }

  /** `wx.redirectTo`: in the place of the page in front. */
  redirectTo(url: string): void {
    const [request = '', query = ''] = url.split('?')
    const route = this.routeOf(request)
    if (this.host.tabs.includes(route)) throw new Error('can not redirectTo a tabbar page')
    this.closeTop()
    this.open(route, Object.fromEntries(new URLSearchParams(query)))
  }

  /** The bar of tabs is changed from a page that shows it, and from no other. */
  mustShowTabs(): void {
    if (!this.host.tabs.includes(this.top.instance.route)) throw new Error('not TabBar page')
  }

  /** `wx.navigateBack`, and what the arrow at the top does. */
  navigateBack(): void {
    if (this.pages.length < 2) throw new Error('cannot navigate back at first page')
    this.closeTop()
    this.shows(this.top)
  }

  /** `wx.switchTab`, and what a tap on the bar of tabs does: what lies upon a tab is closed, the tabs themselves stay. */
  switchTab(url: string): void {
    const route = this.routeOf(url)
    if (!this.host.tabs.includes(route)) throw new Error('can not switch to no-tabBar page')
    if (this.pages.length === 1 && this.top.instance.route === route) return
    if (this.pages.length === 1 && this.host.tabs.includes(this.top.instance.route)) run(this.top, 'onHide')
    while (this.pages.length > 0) this.closeTop()
    const known = this.kept.get(route)
    if (known) {
      this.pages.push(known)
      this.shows(known)
    } else this.open(route, {})
  }

  /** `wx.reLaunch`: all that is open is closed, the tabs as well. */
  reLaunch(url: string): void {
    const [request = '', query = ''] = url.split('?')
    const route = this.routeOf(request)
    while (this.pages.length > 0) this.closeTop()
    for (const page of this.kept.values()) this.unload(page)
    this.kept.clear()
    this.open(route, Object.fromEntries(new URLSearchParams(query)))
  }

  private shows(page: OpenPage): void {
    this.host.show(page)
    run(page, 'onShow')
  }

  private closeTop(): void {
    const page = this.top
    this.pages.pop()
    const { route } = page.instance
    if (this.host.tabs.includes(route)) this.kept.set(route, page)
    else this.unload(page)
  }

  private unload(page: OpenPage): void {
    run(page, 'onUnload')
    this.host.close(page)
    page.root.release()
  }

  open(route: string, options: Record<string, string>): void {
    this.host.need(route)
    const root = this.host.backend.createRoot('page', this.host.space, route)
    const instance = root.get() as unknown as PageInstance
    const page: OpenPage = { root, instance, setData: [], title: '' }
    Object.assign(instance, { route, __route__: route, options })
    this.watchSetData(page)
    this.pages.push(page)
    this.host.show(page)
    run(page, 'onLoad', options)
    run(page, 'onShow')
    run(page, 'onReady')
  }

  private watchSetData({ instance, setData }: OpenPage): void {
    const original = instance.setData as (data: object, callback?: () => void) => void
    const start = performance.now()
    instance.setData = (data: object, callback?: () => void) => {
      const bytes = new TextEncoder().encode(JSON.stringify(data)).length
      setData.push({ after: performance.now() - start, bytes })
      original.call(instance, data, callback)
      this.host.drawn(instance.data)
    }
  }

  private routeOf(request: string): string {
    const route = pathOf(this.top.instance.route, request, '')
    if (!this.host.routes.includes(route)) throw new Error(`page "${route}" is not found`)
    return route
  }
}

/** Calls a method of a page if it has one, as WeChat does for life cycle and page events. */
export function run({ instance }: OpenPage, method: string, ...args: unknown[]): unknown {
  const handler = instance[method]
  return typeof handler === 'function' ? (handler.apply(instance, args) as unknown) : undefined
}
