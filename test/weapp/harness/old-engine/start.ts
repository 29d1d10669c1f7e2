import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ensureOldNode } from '../../../setup/old-node'
import { type Flavour, readBuiltApp } from '../built-app'
import { compileTemplates } from '../templates'

export interface FirstScreen {
  /** The engine's version. */
  v8: string
  /** Everything that can be read. */
  text: string
  complaints: string[]
}

/** Starts a built mini program in V8 6.8, and looks at it when it says what is awaited, or after a minute. */
export async function firstScreen(flavour: Flavour, awaited: string): Promise<FirstScreen> {
  const app = readBuiltApp(flavour)
  const { files, config } = app
  const { source } = compileTemplates(app)
  const { outputFiles } = await build({
    entryPoints: [new URL('entry.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node10',
    // Node 10 knows no `node:` and no globalThis.
    alias: Object.fromEntries(['vm', 'perf_hooks', 'util'].map((name) => [`node:${name}`, name])),
    define: { globalThis: 'global', 'process.env.NODE_ENV': '"development"' },
  })
  const folder = mkdtempSync(join(tmpdir(), 'old-engine-'))
  try {
    const given = `const given = { ...${JSON.stringify({ files, config, awaited })}, templates: ${source} };\n`
    writeFileSync(join(folder, 'main.js'), given + (outputFiles[0]?.text ?? ''))
    const told = execFileSync(ensureOldNode(), ['main.js'], { cwd: folder, encoding: 'utf8', env: {} })
    return JSON.parse(told) as FirstScreen
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
