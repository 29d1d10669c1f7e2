import { TmplGroup } from 'glass-easel-template-compiler'
import type { App } from './built-app'

export interface CompiledTemplates {
  /** An expression: path without `.wxml` → what glass-easel renders it with. */
  source: string
  /** What WeChat's compiler has to say against the templates. */
  warnings: string[]
}

interface Warning {
  path: string
  message: string
  start: { line: number }
}

/** Compiles every WXML and WXS file of an app with WeChat's own template compiler. */
export function compileTemplates({ files }: App): CompiledTemplates {
  const group = new TmplGroup()
  const warnings: string[] = []
  for (const [path, text] of Object.entries(files)) {
    if (path.endsWith('.wxs')) group.addScript(path.slice(0, -'.wxs'.length), text)
    if (!path.endsWith('.wxml')) continue
    const found = group.addTmpl(path.slice(0, -'.wxml'.length), text) as Warning[]
    warnings.push(...found.map(({ message, start }) => `${path}:${start.line + 1} ${message}`))
  }
  const source = group.getTmplGenObjectGroups()
  group.free()
  return { source, warnings }
}
