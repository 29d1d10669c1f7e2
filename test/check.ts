import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../scripts/taro'
import { twoAtATime } from './two-at-a-time'

/** What is checked without running anything: name → command. */
const checks: Record<string, string[]> = {
  // The compiler's own findings are among them.
  'types and lint': ['oxlint/bin/oxlint'],
  'our own rules': ['eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  format: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  imports: [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['contract', 'cloud', 'src', 'emulator', 'scripts', 'local', 'deploy', 'config', 'bench', 'test'],
  ],
  unused: ['knip/bin/knip.js'],
  releases: ['tsx/dist/cli.mjs', 'scripts/releases/check.ts'],
}

export interface Counts {
  passed: number
  failed: number
}

export const sum = (all: Counts[]): Counts => ({
  passed: all.reduce((before, { passed }) => before + passed, 0),
  failed: all.reduce((before, { failed }) => before + failed, 0),
})

/** Each prints what it found. */
export const checking: (() => Promise<Counts>)[] = Object.entries(checks).map(
  ([name, [script = '', ...args]]) =>
    async () => {
      const { code, said } = await run(join(projectRoot, 'node_modules', script), args)
      console.log(code === 0 ? `  ✓ ${name}` : `  ✗ ${name}\n${said}`)
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
    },
)

function run(script: string, args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [script, ...args], { cwd: projectRoot })
  let said = ''
  const hear = (chunk: Buffer) => (said += chunk.toString())
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((done) => child.on('close', (code) => done({ code, said })))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { failed } = sum(await twoAtATime(checking))
  process.exitCode = failed === 0 ? 0 : 1
}
