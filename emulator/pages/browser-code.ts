import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { BuildOptions, Plugin } from 'esbuild'

/** Code for a browser, or a mini program: script and style sheet. */
export interface BrowserCode {
  script: string
  styles: string
}

/** Each page's code, by the name of the file that it becomes. */
const ENTRIES = {
  explorer: { entry: 'explorer/client/main.tsx', format: 'esm' },
  wx: { entry: 'wx/main.ts', format: 'iife' },
  // It is compiled with the mini program, also where it does nothing: an old phone must be able to read it.
  native: { entry: 'wx/native.ts', format: 'iife', globalName: 'wxCloudEmulator', target: 'es2015' },
} as const satisfies Record<string, BuildOptions & { entry: string }>

export type PageName = keyof typeof ENTRIES

/**
 * As the package was built, or, where the emulator runs from its sources, bundled now: in memory, nothing is fetched.
 */
export async function browserCode(name: PageName): Promise<BrowserCode> {
  const built = (end: string) => readFile(new URL(`pages/${name}.${end}`, import.meta.url), 'utf8')
  const script = await built('js').catch(() => undefined)
  if (script !== undefined) return { script, styles: await built('css').catch(() => '') }
  return bundlePage(name)
}

/** Rejects with esbuild's words where it cannot be bundled. */
export async function bundlePage(name: PageName): Promise<BrowserCode> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({ ...optionsOf(name), write: false })
  const text = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? ''
  return { script: text('.js'), styles: text('.css') }
}

function optionsOf(name: PageName): BuildOptions {
  const { entry, ...own } = ENTRIES[name]
  return {
    entryPoints: { [name]: fileURLToPath(new URL(entry, import.meta.url)) },
    outdir: 'pages',
    bundle: true,
    minify: true,
    target: 'es2022',
    ...own,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [withoutRealtime],
    // The project's own tsconfig is about the project: its aliases and JSX are none of the emulator's.
    tsconfigRaw: '{}',
  }
}

/** Of the library for the database: its own realtime client is never asked, watches come by a long poll (wx/watch.ts). */
const withoutRealtime: Plugin = {
  name: 'without-realtime',
  setup({ onLoad }) {
    const filter = /[\\/]@cloudbase[\\/]database[\\/]dist[\\/]esm[\\/]realtime[\\/]websocket-client\.js$/
    onLoad({ filter }, () => ({ contents: 'export const RealtimeWebSocketClient = undefined' }))
  },
}
