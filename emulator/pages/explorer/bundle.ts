import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export interface Bundle {
  script: string
  styles: string
}

/** The client for a browser, React and all, in memory: nothing is written to disk and nothing is fetched. */
export async function bundleClient(): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: { explorer: fileURLToPath(new URL('client/main.tsx', import.meta.url)) },
    outdir: 'explorer',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'silent',
    // The project's own tsconfig is about the project: its aliases and JSX are none of the explorer's.
    tsconfigRaw: '{}',
  })
  const text = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? ''
  return { script: text('.js'), styles: text('.css') }
}
