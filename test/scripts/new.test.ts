import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { newFunction } from '../../scripts/new/function'
import { newScreen } from '../../scripts/new/screen'
import { projectRoot } from '../../scripts/taro'
import { copyProject, type ProjectCopy } from '../local/project-copy'

const run = promisify(execFile)

const cli = (path: string) => join(projectRoot, 'node_modules', path)

/** The type check, the linters and the formatter, with the project's own settings. */
async function isInOrder(copy: ProjectCopy, files: string[]): Promise<void> {
  const node = (script: string, ...args: string[]) =>
    run(process.execPath, [script, ...args], { cwd: copy.folder })
  await Promise.all([
    node(cli('oxlint/bin/oxlint'), 'contract', 'cloud', 'src'),
    node(cli('eslint/bin/eslint.js'), '--max-warnings', '0', ...files),
    node(cli('prettier/bin/prettier.cjs'), '--check', ...files),
  ]).catch((error: unknown) => {
    const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string }
    throw new Error([message, stdout, stderr].join('\n'))
  })
}

/** docs/add-a-collection.md, word for word: where to put it stands before each piece of code, and `npm run fix` sets the spaces. @returns the files of ours */
async function followCollectionRecipe(copy: ProjectCopy): Promise<string[]> {
  const recipe = await readFile(join(projectRoot, 'docs/add-a-collection.md'), 'utf8')
  await newFunction(copy.folder, 'notes_list')
  const steps = [...recipe.matchAll(/`([\w/]+\.ts)`(?:, before `([^`\n]+)`)?:\n\n```ts\n([^]*?)```\n/g)]
  expect(steps).toHaveLength(5)
  for (const [, file = '', anchor, code = ''] of steps)
    if (anchor === undefined) await copy.write(file, code)
    else await copy.replace(file, `\n${anchor}`, `\n${code}${anchor}`)
  const files = [...new Set(steps.map(([, file = '']) => file))]
  await run(process.execPath, [cli('prettier/bin/prettier.cjs'), '--write', ...files], { cwd: copy.folder })
  return files
}

it('npm run new writes functions and screens that are in order, each with its line in every list', async () => {
  const copy = await copyProject()
  onTestFinished(() => copy.remove())
  for (const file of ['.prettierrc', '.oxlintrc.json', 'eslint.config.js'])
    await copy.write(file, await readFile(join(projectRoot, file), 'utf8'))

  // Of a new noun, of one that has functions, before all others and after them, one whose verb is a word of JavaScript.
  const names = ['notes_add', 'users_forget', 'aaa_delete', 'zzz_list']
  const written: string[] = []
  for (const name of names) {
    const files = await newFunction(copy.folder, name)
    expect(files).toEqual([
      `contract/functions/${name}.ts`,
      'contract/index.ts',
      `cloud/${name}/index.ts`,
      'cloud/deployment.ts',
      `src/services/${name.split('_')[0] ?? ''}.ts`,
      `test/cloud/${name.replace('_', '-')}.test.ts`,
    ])
    written.push(...files.filter((file) => !file.startsWith('test/')))
  }
  written.push(...(await followCollectionRecipe(copy)))
  written.push(...(await newScreen(copy.folder, 'user', 'old-notes')))
  written.push(...(await newScreen(copy.folder, 'admin', 'notes')))
  await isInOrder(
    copy,
    [...new Set(written)].filter((file) => /\.tsx?$/.test(file)),
  )

  expect(await copy.read('src/apps/user/paths.ts')).toContain("'old-notes'")
  expect(await copy.read('src/apps/admin/paths.ts')).toContain("'notes'")
  await expect(newFunction(copy.folder, 'notes_add')).rejects.toThrow('is there already')
  await expect(newScreen(copy.folder, 'user', 'old-notes')).rejects.toThrow('is there already')
})

it.each([
  ['function', () => newFunction('/nowhere', 'Notes')],
  ['function', () => newFunction('/nowhere', '../x_y')],
  ['screen', () => newScreen('/nowhere', 'nobody', 'notes')],
  ['screen', () => newScreen('/nowhere', 'user', '../notes')],
])('a name that cannot be one is refused in a sentence (%s)', async (_kind, make) => {
  await expect(make()).rejects.toThrow(/" must be /)
})
