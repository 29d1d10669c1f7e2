import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../laptop/taro'

/** What is checked without running anything: name → command. */
const checks: Record<string, string[]> = {
  types: ['typescript/bin/tsc', '-p', '.'],
  lint: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  format: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  imports: [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['contract', 'cloud', 'src', 'emulator', 'laptop', 'config', 'bench', 'test'],
  ],
  unused: ['knip/bin/knip.js'],
}

export interface Counts {
  passed: number
  failed: number
}

/** Runs every check, two at a time, and prints what the failing ones say. */
export async function runChecks(): Promise<Counts> {
  const waiting = Object.entries(checks)
  const counts: Counts = { passed: 0, failed: 0 }
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, [script = '', ...args]] = next
      const { code, said } = await run(join(projectRoot, 'node_modules', script), args)
      counts[code === 0 ? 'passed' : 'failed'] += 1
      console.log(code === 0 ? `  ✓ ${name}` : `  ✗ ${name}\n${said}`)
    }
  }
  await Promise.all([work(), work()])
  return counts
}

function run(script: string, args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [script, ...args], { cwd: projectRoot })
  let said = ''
  const hear = (chunk: Buffer) => (said += chunk.toString())
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((done) => child.on('close', (code) => done({ code, said })))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { failed } = await runChecks()
  process.exitCode = failed === 0 ? 0 : 1
}
