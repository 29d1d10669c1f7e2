import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const client = join(import.meta.dirname, '../../../../emulator/pages/explorer/client')
const contents = (end: string) =>
  readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => readFileSync(join(client, file), 'utf8'))

test('every class that has a rule is some component’s, and every class of a component has one', () => {
  const rules = contents('.css')
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
  const ruled = new Set([...rules.matchAll(/\.([a-z][a-z-]*)(?=[^{}]*\{)/g)].map(([, name = '']) => name))
  const attributes = contents('.tsx').flatMap((text) =>
    [...text.matchAll(/className=(?:"([^"]*)"|\{([^}]*)\})/g)].map(
      ([, plain, code = '']) => plain ?? [...code.matchAll(/'([^']*)'/g)].map(([, words]) => words).join(' '),
    ),
  )
  const used = new Set(attributes.join(' ').split(/\s+/).filter(Boolean))
  expect([...ruled].filter((name) => !used.has(name))).toEqual([])
  expect([...used].filter((name) => !ruled.has(name))).toEqual([])
})
