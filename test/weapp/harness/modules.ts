type Require = (request: string) => unknown

/** One file inside WeChat's wrapper. */
export type WrappedFile = (require: Require, module: { exports: unknown }, exports: unknown) => void

/** What runs the files: in Node a context of its own, in the browser a function that hides the page. */
export interface Engine {
  wrap(path: string, code: string): WrappedFile
  /** A copy, as what crosses WeChat's bridge is one. */
  copy(value: unknown): unknown
}

/** WeChat's `require`: relative paths only, each file run once. */
export function createModules(files: Record<string, string>, engine: Engine): Require {
  const loaded = new Map<string, { exports: unknown }>()
  const load = (path: string): unknown => {
    const known = loaded.get(path)
    if (known) return known.exports
    const code = files[path]
    if (code === undefined) throw new Error(`module '${path}' is not defined`)
    const module = { exports: {} }
    loaded.set(path, module)
    engine.wrap(path, code)((request) => load(pathOf(path, request)), module, module.exports)
    return module.exports
  }
  return load
}

/** The path inside the mini program that `request`, written in the file `from`, means. */
export function pathOf(from: string, request: string, extension = '.js'): string {
  const steps = request.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of request.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  const path = steps.join('/')
  return path.endsWith(extension) ? path : path + extension
}
