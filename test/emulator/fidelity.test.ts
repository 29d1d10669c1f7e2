import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TCB_APIS } from '../../emulator/open-api/tcb/tcb-apis'
import { cases } from '../conformance/cases'
import { declaredCalls } from './declared-calls'

interface Row {
  calls: string[]
  state: string
  notes: string
  page: string
  tests: string[]
}

const text = readFileSync('emulator/FIDELITY.md', 'utf8')
const namedInBackticks = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')
const rows = rowsOf(text)

/** A section's heading says what its calls belong to. */
function rowsOf(markdown: string): Row[] {
  return markdown.split(/^## /m).flatMap((section) => {
    const [, owner] = /^`([\w.]+)`/.exec(section) ?? []
    const lines = section.split('\n').filter((line) => /^\| `/.test(line))
    return lines.map((line) => {
      const [calls = '', state = '', notes = '', page = '', tests = ''] = line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim())
      const named = namedInBackticks(calls).map((call) => `${owner ?? '?'}.${call}`)
      return { calls: named, state, notes, page, tests: namedInBackticks(tests) }
    })
  })
}

test('every call of the SDK and of the HTTP API is in the tables, once, and nothing else is', () => {
  const calls = [...declaredCalls(), ...TCB_APIS.map((api) => `tcb.${api}`)]
  expect(rows.flatMap((row) => row.calls).sort()).toEqual(calls.sort())
})

test.each(rows)('$calls: a state, a page and tests that are there', ({ state, notes, page, tests }) => {
  expect(['same', 'simplified', 'absent', 'local', 'none']).toContain(state)
  if (state === 'simplified' || state === 'absent') expect(notes).not.toBe('')
  expect(text).toContain(`\n${page}: https://`)
  expect(tests).not.toEqual([])
  for (const file of tests) expect(existsSync(join('test/emulator', file)), file).toBe(true)
})

test('every call that the table says the conformance suite holds is called by one of its cases', () => {
  const held = rows.filter(({ tests }) => tests.includes('conformance.test.ts')).flatMap(({ calls }) => calls)
  const called = new Set(cases.flatMap(({ calls }) => calls))
  // Every case begins with it.
  called.add('cloud.database')
  expect(held.filter((call) => !called.has(call))).toEqual([])
})
