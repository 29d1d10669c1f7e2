import type { Plugin } from 'esbuild'

/**
 * wx-server-sdk loads everything it could ever do before the first line of a function runs: half of a cold
 * start. It stays as it is; only these packages behind it are loaded when something of them is first touched.
 */
const onDemand = ['@cloudbase/node-sdk', 'jsonwebtoken', 'xml2js', 'mime-db', 'json-bigint', 'axios']

/** In a file of their own, since reading code costs time as well. */
const beside = ['@cloudbase/node-sdk', 'mime-db']
export const sdkFile = 'sdk.js'

/** The source of that file: each of them when it is first asked for. */
export const sdkSource = beside.map((name) => `exports['${name}'] = () => require('${name}')`).join('\n')

/** Models and browser clients that no function of ours uses: a third of the bundle. */
const leftOut = ['@cloudbase/ai', '@cloudbase/app', '@cloudbase/wx-cloud-client-sdk']

const exactly = (packages: string[]) => new RegExp(`^(${packages.join('|')})$`)
const REAL = { sdkOnDemand: 'real' }

/**
 * `__esModule` keeps TypeScript's and Babel's import wrappers from copying, and so loading, everything. The
 * bound function is one that can be called and constructed and has no property of its own that a proxy must keep.
 */
const lazy = (name: string, found: string) => `
  let loaded
  const load = () => (loaded ??= ${found})
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

/** @param place where the packages of the file beside are: in that file, or, when it is made itself, inside. */
export const sdkOnDemand = (place: 'beside' | 'inside'): Plugin => ({
  name: 'sdk-on-demand',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: exactly(onDemand) }, ({ path, pluginData, resolveDir, importer }) =>
      pluginData === REAL || importer === '<stdin>'
        ? undefined
        : { path, namespace: 'on-demand', pluginData: { resolveDir } },
    )
    onResolve({ filter: exactly(leftOut) }, ({ path }) => ({ path, namespace: 'left-out' }))
    onResolve({ filter: new RegExp(`^\\./${sdkFile}$`) }, ({ path }) => ({ path, external: true }))
    onLoad({ filter: /.*/, namespace: 'on-demand' }, ({ path, pluginData }) => ({
      contents: lazy(path, place === 'beside' && beside.includes(path) ? fromBeside(path) : real(path)),
      resolveDir: (pluginData as { resolveDir: string }).resolveDir,
      pluginData: REAL,
    }))
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({ contents: absent(path) }))
  },
})

const real = (name: string) => `require(${JSON.stringify(name)})`
const fromBeside = (name: string) => `require('./${sdkFile}')[${JSON.stringify(name)}]()`
