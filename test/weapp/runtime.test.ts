import { describe, expect, it } from 'vitest'
import { createModules } from './harness/modules'
import { createSandbox } from './harness/sandbox'

/** Runs a file as the harness runs those of a mini program. */
function answerOf(code: string): unknown {
  const load = createModules({ 'app.js': `module.exports = ${code}` }, createSandbox({}))
  return load('app.js')
}

describe("a mini program's code", () => {
  it.each([
    'window',
    'document',
    'location',
    'fetch',
    'XMLHttpRequest',
    'process',
    'Buffer',
    'URL',
    'crypto',
  ])('finds no %s', (name) => expect(answerOf(`typeof ${name}`)).toBe('undefined'))

  it.each(['eval("1")', 'Function("return 1")()', 'new Function("return 1")()'])('may not say %s', (code) => {
    expect(() => answerOf(code)).toThrow(/Code generation from strings disallowed/)
  })

  it('finds only the files that are in the package', () => {
    expect(() => answerOf('require("fs")')).toThrow("module 'fs.js' is not defined")
    expect(() => answerOf('require("../../secret")')).toThrow("module 'secret.js' is not defined")
  })
})
