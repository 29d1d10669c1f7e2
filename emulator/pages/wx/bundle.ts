import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

let bundled: Promise<string> | undefined

/** The script of main.ts for a browser, made at the first request. */
export function wxScript(): Promise<string> {
  bundled ??= bundle().catch((error: unknown) => {
    bundled = undefined
    throw error
  })
  return bundled
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('main.ts', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { global: 'globalThis' },
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: '{}',
  })
  return outputFiles[0]?.text ?? ''
}
