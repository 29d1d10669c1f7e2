import vm from 'node:vm'
import type { Engine, WrappedFile } from './modules'

/**
 * Runs code as WeChat's logic layer does: JavaScript alone, without window, document, fetch, process or any
 * other name of a browser or of Node; `eval` and `new Function` throw.
 */
export function createSandbox(globals: Record<string, unknown>): Engine {
  const context = vm.createContext({ ...globals }, { codeGeneration: { strings: false, wasm: false } })
  const parse = vm.runInContext('(text) => JSON.parse(text)', context) as (text: string) => unknown
  return {
    wrap: (path, code) =>
      vm.runInContext(`(function (require, module, exports) {${code}\n})`, context, {
        filename: path,
      }) as WrappedFile,
    copy: (value) => (value === undefined ? undefined : parse(JSON.stringify(value))),
  }
}
