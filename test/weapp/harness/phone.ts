import vm from 'node:vm'
import { EmptyComposedBackendContext, type NativeNode } from 'glass-easel'
import { onTestFinished } from 'vitest'
import { type App, type Flavour, readBuiltApp } from './built-app'
import { hearComplaints } from './complaints'
import { type Events, createEvents } from './events'
import type { Files } from './files'
import { startMiniProgram, type TemplateGroup } from './mini-program'
import { type OpenPage, type PageStack, run } from './page-stack'
import { createSandbox } from './sandbox'
import { isDisabled, send, tagShowing, tagsOf, textOf } from './tree'
import { compileTemplates } from './templates'
import { type Album, createMedia } from './media'
import { createTimers } from './timers'
import type { Account, CloudAnswers, Notice, Sheet, WxHost } from './wx'

export interface CloudCall {
  name: string
  data: Record<string, unknown>
}

const PATIENCE_MS = 60_000

/**
 * Starts a built mini program on a phone without a screen, for one test.
 *
 * @param storage what the phone still holds from the last time.
 * @param files the same, of files; and what is in the album.
 * @param account which version runs where
 * @param set what the person has set in WeChat, if it is not the usual
 */
export function openPhone(
  built: Flavour | App,
  cloud: CloudAnswers,
  storage = new Map<string, unknown>(),
  files: Files = new Map(),
  account?: Account,
  set: WxHost['set'] = {},
): Phone {
  const app = typeof built === 'string' ? readBuiltApp(built) : built
  const timers = createTimers()
  const { complaints, console, stop } = hearComplaints()
  const calls: CloudCall[] = []
  const notices: Notice[] = []
  const album: Album = { chosen: [] }
  const sheet: Sheet = { touched: false, answer: () => ({}) }
  const events = createEvents()
  const stack = startMiniProgram({
    files: app.files,
    config: app.config,
    templates: templatesOf(app),
    backend: new EmptyComposedBackendContext(),
    createEngine: createSandbox,
    globals: { ...timers.globals, console },
    cloud: (call) => {
      calls.push(call)
      return cloud(call)
    },
    storage,
    phoneFiles: files,
    set,
    media: createMedia(files, album),
    sheet,
    ...(account && { account }),
    events,
    notice: (notice) => notices.push(notice),
    show: () => undefined,
    complain: (sentence) => complaints.push(sentence),
    close: () => undefined,
  })
  onTestFinished(() => {
    timers.stop()
    stop()
    const missing = complaints.filter((each) => each.startsWith('Template '))
    if (missing.length > 0) throw new Error(missing.join('\n'))
  })
  const tabs = app.config.tabBar?.list ?? []
  return new Phone(stack, calls, notices, complaints, album, events, tabs, sheet)
}

/** A phone in a person's hand: what they see, and what they do. */
export class Phone {
  constructor(
    readonly stack: PageStack,
    /** What was asked of the cloud, in order. */
    readonly calls: CloudCall[],
    /** Toasts, dialogues and the like. */
    readonly notices: Notice[],
    /** console.error, console.warn, and what glass-easel has to say against the code. */
    readonly complaints: string[],
    readonly album: Album,
    readonly events: Events,
    /** At the foot of the screen, as they are configured. */
    private readonly tabs: { text: string; pagePath: string }[],
    /** Where WeChat asks whether it may send messages; what the person says there is the test's. */
    readonly sheet: Sheet,
  ) {}

  get page(): OpenPage {
    return this.stack.top
  }

  comesOnline(): void {
    this.events.tell('network', { isConnected: true })
  }

  goesOffline(): void {
    this.events.tell('network', { isConnected: false })
  }

  /** The person turns to another app. */
  hides(): void {
    this.events.tell('hide')
  }

  /** Everything that can be read on the page. */
  get text(): string {
    return textOf(this.page.root.getComponent())
  }

  /** Waits until the page says so. */
  async sees(text: string): Promise<void> {
    await this.waits(() => this.text.includes(text), `"${text}"`)
  }

  async waits(until: () => boolean, what: string): Promise<void> {
    const end = Date.now() + PATIENCE_MS
    while (!until()) {
      if (Date.now() > end) throw new Error(`Waited for ${what}; the page says: ${this.text.slice(0, 400)}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  /** Touches what shows `text`. A disabled button takes no notice, as on a real phone. */
  taps(text: string): void {
    const tag = tagShowing(this.page.root.getComponent(), text)
    if (!tag) throw new Error(`Nothing shows "${text}"; the page says: ${this.text}`)
    if (isDisabled(tag)) return
    if (!this.tap(tag)) throw new Error(`Tapping "${text}" does nothing`)
  }

  /** Touches what has no words: the first tag with this style. */
  touches(style: string): void {
    const tag = this.tags().find((each) => each.class.split(' ').includes(style))
    if (!tag) throw new Error(`Nothing is a "${style}"; the page says: ${this.text}`)
    if (!this.tap(tag)) throw new Error(`Touching "${style}" does nothing`)
  }

  /** Takes a picture from WeChat's own sheet for avatars. */
  choosesAvatar(path: string): void {
    const button = this.tags().find((tag) => tag.getAttribute('open-type') === 'chooseAvatar')
    if (!button) throw new Error('There is no button that asks for an avatar')
    if (!send(button, 'chooseavatar', { avatarUrl: path })) throw new Error('Nobody hears of the avatar')
  }

  /** Touches the button by which WeChat lets a person agree to the privacy guide. */
  agrees(): void {
    const button = this.tags().find((tag) => tag.getAttribute('open-type') === 'agreePrivacyAuthorization')
    if (!button) throw new Error('There is no button to agree with')
    if (!send(button, 'agreeprivacyauthorization', {})) throw new Error('Nobody hears of the consent')
  }

  /** The addresses of the pictures on the page. */
  get pictures(): string[] {
    return this.tags()
      .filter(({ is }) => is === 'image')
      .map((tag) => String(tag.getAttribute('src')))
  }

  /** A picture of this address does not come. */
  missesPicture(src: string): void {
    const image = this.tags().find((tag) => tag.is === 'image' && tag.getAttribute('src') === src)
    if (!image || !send(image, 'error', { errMsg: 'GET 404' })) throw new Error(`Nobody misses ${src}`)
  }

  /** Of the first tag of this class. */
  styleOf(name: string): string {
    return this.tags().find((each) => each.class.split(' ').includes(name))?.style ?? ''
  }

  private tags(): NativeNode[] {
    return tagsOf(this.page.root.getComponent())
  }

  /** Types into the field with this placeholder, in the place of what it held. */
  types(placeholder: string, text: string): void {
    const field = this.field(placeholder)
    if (isDisabled(field)) throw new Error(`The field "${placeholder}" is disabled`)
    const limit = Number(field.getAttribute('maxlength') ?? 140)
    const value = limit >= 0 ? text.slice(0, limit) : text
    send(field, 'focus', { value: this.holds(placeholder), height: 260 })
    field.setAttribute('value', value)
    if (!send(field, 'input', { value, cursor: value.length, keyCode: 0 })) {
      throw new Error(`Nothing listens to the field "${placeholder}"`)
    }
    send(field, 'blur', { value, cursor: value.length })
  }

  /** What the field with this placeholder holds. */
  holds(placeholder: string): string {
    const value = this.field(placeholder).getAttribute('value')
    return typeof value === 'string' ? value : ''
  }

  /** Scrolls until there is no more. */
  scrollsToTheEnd(): void {
    this.does('onReachBottom')
  }

  pullsDown(): void {
    this.does('onPullDownRefresh')
  }

  /** Touches a tab at the foot, by its name in Chinese. */
  opensTab(text: string): void {
    const tab = this.tabs.find((each) => each.text === text)
    if (!tab) throw new Error(`No tab "${text}"; there are: ${this.tabs.map((each) => each.text).join(', ')}`)
    this.stack.switchTab(`/${tab.pagePath}`)
  }

  goesBack(): void {
    this.stack.navigateBack()
  }

  private tap(tag: NativeNode): boolean {
    this.sheet.touched = true
    try {
      return send(tag, 'tap', { x: 0, y: 0 })
    } finally {
      this.sheet.touched = false
    }
  }

  private does(event: string): void {
    if (typeof this.page.instance[event] !== 'function') throw new Error(`The page has no ${event}`)
    run(this.page, event)
  }

  private field(placeholder: string): NativeNode {
    const fields = tagsOf(this.page.root.getComponent()).filter(
      ({ is }) => is === 'input' || is === 'textarea',
    )
    const field = fields.find((tag) => tag.getAttribute('placeholder') === placeholder)
    if (field) return field
    const known = fields.map((tag) => String(tag.getAttribute('placeholder'))).join(', ')
    throw new Error(`No field "${placeholder}"; there are: ${known}`)
  }
}

const compiled = new Map<string, TemplateGroup>()

function templatesOf(app: App): TemplateGroup {
  const known = compiled.get(app.folder)
  if (known) return known
  const { source } = compileTemplates(app)
  const templates = vm.runInThisContext(`(${source})`) as TemplateGroup
  compiled.set(app.folder, templates)
  return templates
}
