import { createEvents } from '../events'
import type { Element } from 'glass-easel'
import type { AppJson } from '../app-json'
import { hearComplaints } from '../complaints'
import { startMiniProgram, type TemplateGroup } from '../mini-program'
import { type OpenPage, run, type SetDataCall } from '../page-stack'
import type { Notice, Place } from '../wx'
import { createBackend } from './backend'
import { createEngine } from './engine'
import { Field } from './field'
import { Picture } from './picture'
import { styleSheet, tagStyles } from './styles'

/** What the test puts on the page before this file runs. */
export interface Given {
  files: Record<string, string>
  config: AppJson
  templates: TemplateGroup
}

/** What the test reads from the page. */
export interface Told {
  complaints: string[]
  notices: Notice[]
}

declare global {
  interface Window {
    given: Given
    told: Told
    /** Of the page in front. */
    setData: () => SetDataCall[]
    /** Asks the test. */
    askCloud: (name: string, data: object) => Promise<unknown>
  }
}

customElements.define('wx-input', Field)
customElements.define('wx-image', Picture)

const { files, config, templates } = window.given
const { complaints, console } = hearComplaints()
const notices: Notice[] = []
window.told = { complaints, notices }
window.addEventListener('error', ({ message }) => complaints.push(message))
window.addEventListener('unhandledrejection', ({ reason }) => complaints.push(String(reason)))

const style = document.head.appendChild(document.createElement('style'))
const places = new Map<OpenPage, HTMLElement>()

const stack = startMiniProgram({
  files,
  config,
  templates,
  backend: createBackend(),
  createEngine,
  globals: {
    console,
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
    setInterval: window.setInterval.bind(window),
    clearInterval: window.clearInterval.bind(window),
  },
  cloud: ({ name, data }) => window.askCloud(name, data),
  storage: new Map(),
  phoneFiles: new Map(),
  placesOf,
  events: createEvents(),
  notice: (notice) => notices.push(JSON.parse(JSON.stringify(notice)) as Notice),
  show: (page) => {
    const { route } = page.instance
    style.textContent = tagStyles + styleSheet(files, 'app.wxss') + styleSheet(files, `${route}.wxss`)
    document.body.replaceChildren(places.get(page) ?? attach(page))
  },
  complain: (sentence) => complaints.push(sentence),
  close: (page) => void places.delete(page),
})

window.setData = () => stack.top.setData

window.addEventListener('scroll', () => {
  const { scrollTop, scrollHeight, clientHeight } = document.documentElement
  run(stack.top, 'onPageScroll', { scrollTop })
  const settings = JSON.parse(files[`${stack.top.instance.route}.json`] ?? '{}') as {
    onReachBottomDistance?: number
  }
  if (scrollHeight - clientHeight - scrollTop <= (settings.onReachBottomDistance ?? 50))
    run(stack.top, 'onReachBottom')
})

/** glass-easel keeps ids to itself. */
function placesOf(style: string): Place[] {
  return [...document.getElementsByClassName(style)].map((tag) => {
    const { top, height } = tag.getBoundingClientRect()
    return { id: (tag as { __wxElement?: Element }).__wxElement?.id ?? '', top, height }
  })
}

/** A page's root takes the place of an empty tag; from then on it is moved as a whole. */
function attach(page: OpenPage): HTMLElement {
  const parent = document.createElement('div')
  const placeholder = parent.appendChild(document.createElement('div'))
  type BackendElement = Parameters<typeof page.root.attach>[0]
  page.root.attach(parent as unknown as BackendElement, placeholder as unknown as BackendElement)
  places.set(page, parent)
  return parent
}
