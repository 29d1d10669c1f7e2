import type { GeneralBackendContext, template } from 'glass-easel'
import { MiniProgramEnv, type CodeSpace } from 'glass-easel-miniprogram-adapter'
import { type AppJson, pagesOf } from './app-json'
import { createModules, type Engine, pathOf } from './modules'
import { missingTemplates, tooDeep } from './missing-templates'
import { type OpenPage, PageStack } from './page-stack'
import { withOwnTypes } from './property-types'
import { createWx, type WxHost } from './wx'

type Template = template.ComponentTemplate
export type TemplateGroup = NonNullable<Template['groupList']>

/** What the place where a mini program runs provides: Node without a screen, or a browser. */
export interface Place extends Omit<WxHost, 'stack' | 'copy'> {
  files: Record<string, string>
  config: AppJson
  templates: TemplateGroup
  backend: GeneralBackendContext
  createEngine: (globals: Fields) => Engine
  /** Timers and console as the mini program gets them. */
  globals: Fields
  show: (page: OpenPage) => void
  /** Says what WeChat would say against the mini program. */
  complain: (sentence: string) => void
  close: (page: OpenPage) => void
}

type Fields = Record<string, unknown>

/**
 * Runs app.js, then App's and the first page's life cycle. A page's files, and those of its components, run when it is
 * opened for the first time, as with `lazyCodeLoading`: only then has WeChat fetched a subpackage.
 */
export function startMiniProgram(place: Place): PageStack {
  const { files, config, show, close, complain } = place
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  const backend = env.associateBackend(place.backend)
  const templates = files['base.wxml'] ?? ''
  const drawn = (data: unknown) => {
    missingTemplates(data, templates).forEach((name) => complain(`Template \`tmpl_0_${name}\` not found`))
    const depth = tooDeep(data, templates)
    if (depth) complain(`Template for ${depth} tags in one another not found: baseLevel in config/index.ts`)
  }
  const stack = new PageStack({
    space,
    backend,
    routes: pagesOf(config),
    need: (page) => componentsOf(place, page).forEach(define),
    tabs: tabsOf(config),
    show,
    close,
    drawn,
  })
  const app: App = {}
  let path = 'app'
  const defined = new Set<string>()
  const define = (each: string) => {
    if (defined.has(each)) return
    defined.add(each)
    path = each
    describe(space, path, place)
    load(`${path}.js`)
  }
  const engine: Engine = place.createEngine({
    ...place.globals,
    ...appGlobals(app, stack),
    ...constructors(space, () => path),
    wx: createWx({ ...place, stack, copy: (value) => engine.copy(value) }),
  })
  const load = createModules(files, engine)
  load('app.js')
  if (!app.options) throw new Error('app.js did not call App()')
  start(app.options, stack, config)
  place.events.on('missing page')((at) => tell(app.options, 'onPageNotFound', at))
  return stack
}

const tabsOf = ({ tabBar }: AppJson) => tabBar?.list.map(({ pagePath }) => pagePath) ?? []

interface App {
  options?: Fields
}

const appGlobals = (app: App, stack: PageStack): Fields => ({
  App: (options: Fields) => void (app.options = options),
  getApp: () => app.options,
  getCurrentPages: () => stack.pages.map(({ instance }) => instance),
})

/** `Page` and the like: each defines what belongs to the file that is being run. */
function constructors(space: CodeSpace, path: () => string): Fields {
  const define = (kind: 'Page' | 'Component' | 'Behavior') => (definition: Fields) =>
    space.componentEnv(path(), (env): unknown => {
      const construct: (definition: Record<string, never>) => unknown = env[kind]
      return construct(withOwnTypes(definition) as Record<string, never>)
    })
  return { Page: define('Page'), Component: define('Component'), Behavior: define('Behavior') }
}

function start(app: Fields, stack: PageStack, config: AppJson): void {
  const [first = ''] = config.pages
  const launch = { path: first, query: {}, scene: 1001, referrerInfo: {} }
  for (const moment of ['onLaunch', 'onShow']) tell(app, moment, launch)
  stack.open(first, {})
}

function tell(app: Fields = {}, moment: string, told: object): void {
  const handler = app[moment]
  if (typeof handler === 'function') handler.call(app, told)
}

/** Tells glass-easel what the files beside `<path>.js` say. */
function describe(space: CodeSpace, path: string, { files, templates }: Place): void {
  const json: unknown = JSON.parse(files[`${path}.json`] ?? '{}')
  space.addComponentStaticConfig(path, json as Parameters<CodeSpace['addComponentStaticConfig']>[1])
  const content = templates[path]
  if (!content) throw new Error(`${path}.wxml is missing`)
  // Taro writes `bindtap`, without the colon that glass-easel would insist on.
  space.addCompiledTemplate(path, { groupList: templates, content, fallbackListenerOnNativeNode: true })
}

/** A page, and before it the components that it and they name in their JSON, each before those that use it. */
function componentsOf({ files }: Place, page: string): string[] {
  const found = new Set([page])
  const visit = (user: string) => {
    const json = JSON.parse(files[`${user}.json`] ?? '{}') as { usingComponents?: Record<string, string> }
    for (const request of Object.values(json.usingComponents ?? {})) {
      const path = pathOf(user, request, '')
      if (found.has(path)) continue
      found.add(path)
      visit(path)
    }
  }
  visit(page)
  return [...found].reverse()
}
