import { parseArgs } from 'node:util'
import { measureEmulator } from './emulator/figures'
import { type Memory, measureMemory, RULE } from './emulator/memory'
import { type Figure, lineOf, missed } from './figure'
import { measure } from './measure'
import { measureDevelopment } from './development'
import { measureExport } from './people/export'
import { measureImport } from './people/import'
import { measureLists } from './people/lists'
import { full, quick } from './size'
import { table } from './table'
import { judge } from './targets'

/**
 * `npm run bench`: our relay, the plain hand-written one and a bare open-API call side by side in one run.
 * `--quick` for fewer calls, `--json` for a program, `--check` to exit 1 where a target is missed, `--node <path>`
 * for another Node.js under the functions, 18 for example, which WeChat's cloud has. `--emulator` measures only what
 * the emulator itself takes and holds on to, and its engine beside others: under four minutes, with 18,000 calls.
 * `--people` measures only what administrators wait for where there are many people, `--development` only what a
 * developer waits for.
 */
async function bench(): Promise<void> {
  const flag = { type: 'boolean', default: false } as const
  const node = { type: 'string', default: process.execPath } as const
  const { values } = parseArgs({
    options: { quick: flag, json: flag, check: flag, emulator: flag, people: flag, development: flag, node },
  })
  const began = performance.now()
  const say = (what: string) => process.stderr.write(`${seconds(began)} ${what}\n`)
  if (values.emulator) return benchEmulator(values, say)
  if (values.development) {
    showFigures(await measureDevelopment(say), values)
    return
  }
  if (values.people) {
    const lists = await measureLists(say)
    const imported = await measureImport(say)
    showFigures([...lists, ...imported, ...(await measureExport(say))], values)
    return
  }
  const report = await measure(values.quick ? quick : full, values.node, say)
  say('done')
  const verdicts = judge(report)
  console.log(values.json ? JSON.stringify({ ...report, verdicts }, null, 2) : table(report, verdicts))
  if (values.check && verdicts.some(({ pass }) => !pass)) process.exitCode = 1
}

async function benchEmulator({ json, check, quick }: Shown, say: (what: string) => void): Promise<void> {
  const figures = await measureEmulator(say)
  const memory = await measureMemory(quick, say)
  const text = () => [...figures.map(lineOf), '', ...memoryLines(memory)].join('\n')
  console.log(json ? JSON.stringify({ figures, memory }, null, 2) : text())
  if (check && missed(figures).length + (memory.grown?.length ?? 0) > 0) process.exitCode = 1
}

function showFigures(figures: Figure[], { json, check }: Shown): void {
  console.log(json ? JSON.stringify({ figures }, null, 2) : figures.map(lineOf).join('\n'))
  if (check && missed(figures).length > 0) process.exitCode = 1
}

function memoryLines({ samples, streamed, grown }: Memory): string[] {
  const found =
    grown === undefined
      ? 'too few calls to judge'
      : grown.length === 0
        ? 'PASS'
        : `FAIL (${grown.join(', ')})`
  const row = (cells: string[]) => cells.map((cell) => cell.padStart(12)).join('')
  return [
    `Memory, MB, under mixed load; 8 hours pass on the clock; ${streamed} spans streamed`,
    row(['calls', 'heap', 'RSS', 'RSS/process', 'processes']),
    ...samples.map(({ calls, heapUsed, rss, process, processes }) =>
      row([String(calls), ...[heapUsed, rss, process].map((mb) => mb.toFixed(1)), String(processes)]),
    ),
    `${found}  ${RULE}`,
  ]
}

interface Shown {
  json: boolean
  check: boolean
  quick: boolean
}

const seconds = (began: number) => `${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s`

await bench().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
