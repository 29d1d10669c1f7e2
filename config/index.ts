import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { UserConfigExport } from '@tarojs/cli'
import { BriefStats } from './brief-stats'
import { chosenEmulator } from './emulator'
import { appidOf, chosenFlavour } from './flavour'
import { GlobalWithoutEval } from './global-without-eval'
import { packagesAsTheyAre, phoneServer, phoneSocket, TellParent } from './phone'
import { spokenAttributes } from './spoken-attributes'

const root = process.cwd()
const at = (...path: string[]) => resolve(root, ...path)

type WebpackChain = NonNullable<H5['webpackChain']>
type H5 = NonNullable<Extract<UserConfigExport, { h5?: unknown }>['h5']>

const flavour = chosenFlavour()
const app = `src/apps/${flavour}`
/** A build for the emulator lies apart: nobody shall upload it by mistake. */
const emulated = chosenEmulator()
const dist = emulated ? 'dist/devtools' : phoneSocket ? 'dist/local' : 'dist'
const platform = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'

/** What Taro would otherwise not transpile: our code outside `src`, and packages that are newer than the phones. */
const alsoTranspile = [at('contract'), at('config'), at('node_modules/valibot')]

/** They only declare, as the contract does (its package.json): a mini program does not hold what only a browser needs. */
const webpackChain: WebpackChain = (chain) => {
  chain.module.rule('declaring').merge({ include: [at('src/services/uploads')], sideEffects: false })
  // A test knows the limits; webpack's own are for web pages of another kind.
  chain.performance.hints(false)
  chain.plugin('brief-stats').use(BriefStats)
  if (platform === 'weapp') chain.plugin('global-without-eval').use(GlobalWithoutEval)
  if (phoneSocket) forPhone(chain)
}

/** ms, as functions are waited for: an editor writes a file in several steps. Taro's own 200 are noticed. */
const PAUSE = 50

/**
 * What several pages share is built once, all packages lie in a file that no change of ours writes anew, and a build with an
 * error leaves the last good one.
 */
function forPhone(chain: Parameters<WebpackChain>[0]) {
  chain.watchOptions({ aggregateTimeout: PAUSE })
  chain.devtool(false).plugin('tell-parent').use(TellParent)
  chain.optimization.set('emitOnErrors', false).splitChunks({
    chunks: 'all',
    minSize: 0,
    cacheGroups: {
      default: false,
      defaultVendors: false,
      packages: { test: /[\\/]node_modules[\\/]/, name: 'packages', priority: 1 },
      common: { name: 'common', minChunks: 2 },
    },
  })
}

const screenReaders: [string, object] = [
  at('config/screen-readers.ts'),
  { attributes: spokenAttributes, runtime: at('config/screen-readers-runtime.ts') },
]

const cloudFunctions: [string, object] = [
  at('config/cloud-functions.ts'),
  { script: at('scripts/cloud-functions.ts'), app: flavour },
]

/** What of the app WeChat's search may show. */
const sitemap = { from: at(app, 'sitemap.json'), to: at(dist, flavour, 'miniprogram/sitemap.json') }

/** Taro copies a tab's icon by its path; where theme.json tells the path, it finds none. And what is named when it is shared. */
const pictures = ['tabs', 'share.png'].map((name) => ({
  from: at(app, name),
  to: at(dist, flavour, 'miniprogram', `apps/${flavour}/${name}`),
}))

/** Sizes are real pixels: text keeps its size on a narrow phone and what can be tapped stays 44 px high. */
const postcss = { pxtransform: { enable: false, config: {} } }

/** A class has its rules in one file, so the order in which pages bring the files does not matter. */
const miniCssExtractPluginOption = { ignoreOrder: true }

const config: UserConfigExport = {
  projectName: 'duet',
  framework: 'react',
  // Packages built ahead (Taro's default in a watch) are fetched in 15 pieces, and don't bear "type": "module".
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  sourceRoot: 'src',
  outputRoot: `${dist}/${flavour}/${platform === 'h5' ? 'h5' : 'miniprogram'}`,
  designWidth: 375,
  deviceRatio: { 375: 2 },
  defineConstants: {
    EMULATED_PHONE: JSON.stringify(emulated ?? null),
  },
  alias: {
    '@app': at(app),
    '@contract': at('contract/index.ts'),
    '@': at('src'),
  },
  plugins: [
    [
      at('config/project-config.ts'),
      {
        from: at(app, 'project.config.json'),
        to: at(dist, flavour),
        appid: appidOf(flavour),
        emulated: emulated !== undefined,
      },
    ],
    ...(platform === 'weapp' ? [screenReaders] : []),
    ...(platform === 'weapp' && !emulated ? [cloudFunctions] : []),
  ],
  cache: {
    enable: process.env.CI !== 'true',
    name: `${flavour}-${platform}-${process.env.NODE_ENV}${emulated ? '-emulated' : ''}${phoneSocket ? '-phone' : ''}`,
    // Without the first, a warm build puts a changed page list into app.json and not into app.js.
    buildDependencies: {
      files: [at(app, 'app.config.ts'), at(app, 'paths.ts'), at('babel.config.js'), `${at('config')}/`],
    },
  },
  // Terser takes a fifth of a browser build's time to make smaller what nobody downloads.
  jsMinimizer: platform === 'h5' ? 'esbuild' : 'terser',
  // Chinese as it is, in UTF-8, which WeChat reads: a character is half as many bytes as its number.
  terser: { config: { output: { ascii_only: false } } },
  // Taro's own is ES5, which esbuild can't write.
  esbuild: { minify: { config: { target: 'es2019' } } },
  ...(platform === 'weapp' && {
    copy: { patterns: [sitemap, ...pictures.filter(({ from }) => existsSync(from))], options: {} },
  }),
  // Tags as deep in one another as the app's pages have them; each level more is 3 kB, and what is deeper is slower.
  baseLevel: 11,
  mini: {
    compile: { include: alsoTranspile },
    postcss,
    webpackChain,
    miniCssExtractPluginOption,
    // What only pages behind the main package share comes with them.
    optimizeMainPackage: { enable: true },
  },
  h5: {
    // Relative, because the pages are served under /h5/<appid>/ and may move.
    publicPath: './',
    htmlPluginOption: { favicon: at(app, 'icon.svg') },
    router: { mode: 'hash' },
    compile: { include: alsoTranspile, ...(phoneSocket && { exclude: [packagesAsTheyAre] }) },
    // The page that waits for a build, or the last good one, stays until there is another.
    ...(phoneSocket && { devServer: phoneServer(phoneSocket), output: { clean: false } }),
    postcss,
    webpackChain,
    miniCssExtractPluginOption,
  },
}

export default config
