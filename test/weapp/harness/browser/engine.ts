import type { Engine, WrappedFile } from '../modules'

/** What WeChat's wrapper hides from the code, as far as a page in a browser has it. */
const hidden = [
  ...[
    'window',
    'self',
    'globalThis',
    'frames',
    'parent',
    'top',
    'document',
    'location',
    'history',
    'navigator',
  ],
  ...[
    'localStorage',
    'sessionStorage',
    'indexedDB',
    'caches',
    'screen',
    'alert',
    'confirm',
    'prompt',
    'fetch',
  ],
  ...['XMLHttpRequest', 'WebSocket', 'MessageChannel', 'MutationObserver', 'requestAnimationFrame', 'crypto'],
]

type Wrapped = (...parameters: unknown[]) => void

/** Runs the files beside the page that shows them, which they cannot see. */
export function createEngine(globals: Record<string, unknown>): Engine {
  const names = [...Object.keys(globals), ...hidden]
  const values = Object.values(globals)
  return {
    wrap: (path, code): WrappedFile => {
      const parameters = ['require', 'module', 'exports', ...names].join()
      // An indirect eval: in the page's own scope, not in this one.
      const file = (0, eval)(`(function (${parameters}) {${code}\n})\n//# sourceURL=${path}`) as Wrapped
      return (require, module, exports) => file(require, module, exports, ...values)
    },
    copy: (value) => structuredClone(value),
  }
}
