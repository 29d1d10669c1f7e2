import type { Plugin } from 'esbuild'

/**
 * wx-server-sdk loads everything it could ever do before the first line of a function runs: half of a cold
 * start. It stays as it is; only these packages behind it are loaded when something of them is first touched.
 */
const onDemand = ['@cloudbase/node-sdk', 'jsonwebtoken', 'xml2js', 'mime-db', 'json-bigint', 'axios']

/** Models and browser clients that no function of ours uses: a third of the bundle. */
const leftOut = ['@cloudbase/ai', '@cloudbase/app', '@cloudbase/wx-cloud-client-sdk']

const exactly = (packages: string[]) => new RegExp(`^(${packages.join('|')})$`)
const REAL = { sdkOnDemand: 'real' }

/**
 * `__esModule` keeps TypeScript's and Babel's import wrappers from copying, and so loading, everything. The
 * bound function is one that can be called and constructed and has no property of its own that a proxy must keep.
 */
const lazy = (name: string) => `
  let loaded
  const load = () => (loaded ??= require(${JSON.stringify(name)}))
  module.exports = new Proxy(function () {}.bind(), {
    get: (_, key) => {
      if (key === '__esModule' && loaded === undefined) return true
      return key === 'default' && !load().__esModule ? load() : load()[key]
    },
    has: (_, key) => key in load(),
    ownKeys: () => Reflect.ownKeys(load()),
    getOwnPropertyDescriptor: (_, key) => {
      const own = Object.getOwnPropertyDescriptor(load(), key)
      return own && { ...own, configurable: true }
    },
    apply: (_, self, args) => load().apply(self, args),
    construct: (_, args) => new (load())(...args),
  })
`

const absent = (name: string) => `
  module.exports = new Proxy({ __esModule: true }, {
    get: (target, key) => {
      if (key in target) return target[key]
      return () => { throw new Error(${JSON.stringify(`${name} is not bundled: see cloud/sdk-on-demand.ts`)}) }
    },
  })
`

export const sdkOnDemand: Plugin = {
  name: 'sdk-on-demand',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: exactly(onDemand) }, ({ path, pluginData, resolveDir }) =>
      pluginData === REAL ? undefined : { path, namespace: 'on-demand', pluginData: { resolveDir } },
    )
    onResolve({ filter: exactly(leftOut) }, ({ path }) => ({ path, namespace: 'left-out' }))
    onLoad({ filter: /.*/, namespace: 'on-demand' }, ({ path, pluginData }) => ({
      contents: lazy(path),
      resolveDir: (pluginData as { resolveDir: string }).resolveDir,
      pluginData: REAL,
    }))
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({ contents: absent(path) }))
  },
}
