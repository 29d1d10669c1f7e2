import type { Plugin } from 'esbuild'

/**
 * wx-server-sdk loads everything it could ever do before the first line of a function runs: half of a cold
 * start. It stays as it is; only these packages behind it are loaded when something of them is first touched.
 * Those with a file are in that file beside `index.js`, since reading code costs time as well: one for whatever
 * speaks to the database, one for the rest.
 */
const onDemand: Record<string, string | undefined> = {
  'json-bigint': undefined,
  '@cloudbase/node-sdk': 'sdk.js',
  // How it sends, for what it has no method for: cloud/shared/storage/wechat.ts.
  '@cloudbase/node-sdk/dist/utils/tcbapirequester': 'sdk.js',
  axios: 'sdk-rest.js',
  'form-data': 'sdk-rest.js',
  'http-proxy-agent': 'sdk-rest.js',
  'https-proxy-agent': 'sdk-rest.js',
  jsonwebtoken: 'sdk-rest.js',
  'mime-db': 'sdk-rest.js',
  'web-streams-polyfill': 'sdk-rest.js',
  xml2js: 'sdk-rest.js',
}

/** The files beside `index.js`, the same for every function. */
export const sdkFiles = ['sdk.js', 'sdk-rest.js']

/** The source of one of them: each of its packages when it is first asked for. */
export const sdkSource = (file: string): string =>
  Object.entries(onDemand)
    .filter(([, place]) => place === file)
    .map(([name]) => `exports['${name}'] = () => require('${name}')`)
    .join('\n')

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

/** @param file the one that is being made */
export const sdkOnDemand = (file: string): Plugin => ({
  name: 'sdk-on-demand',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: exactly(Object.keys(onDemand)) }, ({ path, pluginData, resolveDir, importer }) =>
      pluginData === REAL || importer === '<stdin>'
        ? undefined
        : { path, namespace: 'on-demand', pluginData: { resolveDir } },
    )
    onResolve({ filter: exactly(leftOut) }, ({ path }) => ({ path, namespace: 'left-out' }))
    onResolve({ filter: exactly(sdkFiles.map((name) => `./${name}`)) }, ({ path }) => ({
      path,
      external: true,
    }))
    onLoad({ filter: /.*/, namespace: 'on-demand' }, ({ path, pluginData }) => {
      const place = onDemand[path] ?? file
      return {
        contents: lazy(path, place === file ? here(path) : beside(place, path)),
        resolveDir: (pluginData as { resolveDir: string }).resolveDir,
        pluginData: REAL,
      }
    })
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({ contents: absent(path) }))
  },
})

const here = (name: string) => `require(${JSON.stringify(name)})`
const beside = (file: string, name: string) => `require('./${file}')[${JSON.stringify(name)}]()`
