import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { projectRoot } from '../../scripts/taro'

/** What the compiler says of a line that stands in a file of the folder. */
function saidOf(folder: string, line: string): string[] {
  const path = join(projectRoot, folder)
  const { config } = ts.readConfigFile(join(path, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: unknown
  }
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, path)
  const probe = join(path, 'probe.ts')
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (file) => file === probe || fileExists(file)
  host.getSourceFile = (file, languageVersion, ...rest) =>
    file === probe
      ? ts.createSourceFile(file, `export const named = ${line}`, languageVersion)
      : getSourceFile(file, languageVersion, ...rest)
  const declared = fileNames.filter((file) => file.endsWith('.d.ts'))
  const program = ts.createProgram([...declared, probe], options, host)
  return program
    .getSemanticDiagnostics(program.getSourceFile(probe))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

it.each([
  ['src', 'Buffer'],
  ['src', 'process.argv'],
  ['cloud', 'wx'],
  ['cloud', 'document'],
  ['contract', 'wx'],
  ['contract', 'document'],
  ['contract', 'Buffer'],
  ['contract', 'process'],
])('nothing in %s can name %s, which is not there where it runs', (folder, name) => {
  expect(saidOf(folder, name)).toEqual([
    expect.stringMatching(/^(Cannot find name|Property '\w+' does not exist)/),
  ])
})

it.each([
  ['src', 'process.env.TARO_ENV'],
  ['src', 'window'],
  ['cloud', "Buffer.from('')"],
  ['cloud', 'fetch'],
])('what runs in %s can name %s', (folder, name) => {
  expect(saidOf(folder, name)).toEqual([])
})
