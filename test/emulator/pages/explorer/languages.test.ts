import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const client = join(import.meta.dirname, '../../../../emulator/pages/explorer/client')
const CHINESE = /[\u4e00-\u9fff]/
const SENTENCE = /[A-Za-z]{2}.*\s|^[A-Z][a-z]+/
/** Attributes that are read, aloud or on the screen. */
const SAID = ['aria-label', 'title', 'placeholder', 'alt', 'name', 'hint', 'what']

/** What a file says in one language only. */
function oneSided(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const complain = (node: ts.Node) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart())
    found.push(`${file}:${line + 1} ${node.getText().slice(0, 80)}`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'say') {
      const [en, zh, ...more] = node.arguments
      if (!en || !zh || more.length > 0 || CHINESE.test(en.getText())) complain(node)
      else if (ts.isStringLiteral(zh) && !CHINESE.test(zh.text)) complain(node)
      return
    }
    if (ts.isJsxText(node) && SENTENCE.test(node.text.trim())) complain(node)
    if (ts.isJsxAttribute(node) && SAID.includes(node.name.getText()) && node.initializer)
      if (ts.isStringLiteral(node.initializer) && SENTENCE.test(node.initializer.text)) complain(node)
    if (ts.isNewExpression(node) && node.expression.getText() === 'Error' && node.arguments?.[0])
      if (!ts.isCallExpression(node.arguments[0])) complain(node)
    if (ts.isStringLiteralLike(node) && CHINESE.test(node.text)) complain(node)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

test('whatever the explorer says, it says in both languages', () => {
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  )
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap((file) => oneSided(file, readFileSync(join(client, file), 'utf8')))).toEqual([])
})

test.each([
  '<p>Hello there</p>',
  '<a title="Open it" />',
  "<p>{say('Hello', '')}</p>",
  "<p>{say('Hello', 'Hello')}</p>",
  "<p>{say('你好', '你好')}</p>",
  "<p>{'你好'}</p>",
  "throw new Error('It is wrong')",
])('what stands in one language only is found: %s', (source) => {
  expect(oneSided('example.tsx', source)).toHaveLength(1)
})
