import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { newFunction } from '../../laptop/new/function'
import { newScreen } from '../../laptop/new/screen'
import { projectRoot } from '../../laptop/taro'
import { copyProject, type ProjectCopy } from './project-copy'

const run = promisify(execFile)

/** The type check, the linter and the formatter, with the project's own settings. */
async function isInOrder(copy: ProjectCopy, files: string[]): Promise<void> {
  const cli = (path: string) => join(projectRoot, 'node_modules', path)
  const node = (script: string, ...args: string[]) =>
    run(process.execPath, [script, ...args], { cwd: copy.folder })
  for (const file of ['.prettierrc', 'eslint.config.js', 'vitest.config.ts'])
    await copy.write(file, await readFile(join(projectRoot, file), 'utf8'))
  const settings = JSON.parse(await copy.read('tsconfig.json')) as object
  const only = { ...settings, include: ['contract', 'cloud', 'src', 'config', ...files] }
  await copy.write('tsconfig.json', JSON.stringify(only))
  await Promise.all([
    node(cli('typescript/bin/tsc'), '-p', '.'),
    node(cli('eslint/bin/eslint.js'), '--max-warnings', '0', ...files),
    node(cli('prettier/bin/prettier.cjs'), '--check', ...files),
  ]).catch((error: unknown) => {
    const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string }
    throw new Error([message, stdout, stderr].join('\n'))
  })
}

async function copy(): Promise<ProjectCopy> {
  const made = await copyProject()
  onTestFinished(() => made.remove())
  return made
}

it.each([
  ['of a new noun', 'notes_add', 'src/services/notes.ts'],
  ['of a noun that has functions', 'users_forget', 'src/services/users.ts'],
  ['before all others', 'aaa_delete', 'src/services/aaa.ts'],
  ['after all others', 'zzz_list', 'src/services/zzz.ts'],
])('npm run new function writes a function %s; all of it is in order', async (_what, name, service) => {
  const made = await copy()
  const files = await newFunction(made.folder, name)
  expect(files).toEqual([
    `contract/functions/${name}.ts`,
    'contract/index.ts',
    `cloud/${name}/index.ts`,
    'cloud/deployment.ts',
    service,
    `test/cloud/${name.replace('_', '-')}.test.ts`,
  ])
  await isInOrder(
    made,
    files.filter((file) => !file.startsWith('test/')),
  )
  await expect(newFunction(made.folder, name)).rejects.toThrow('is there already')
})

it('npm run new screen writes a screen of each app, with its words in both languages; all of it is in order', async () => {
  const made = await copy()
  const files = [
    ...(await newScreen(made.folder, 'user', 'old-notes')),
    ...(await newScreen(made.folder, 'admin', 'notes')),
  ]
  await isInOrder(
    made,
    [...new Set(files)].filter((file) => /\.tsx?$/.test(file)),
  )
  expect(await made.read('src/apps/user/app.config.ts')).toContain(
    "    'apps/user/pages/old-notes/index',\n  ],",
  )
  await expect(newScreen(made.folder, 'user', 'old-notes')).rejects.toThrow('is there already')
})

it.each([
  ['function', () => newFunction('/nowhere', 'Notes')],
  ['function', () => newFunction('/nowhere', '../x_y')],
  ['screen', () => newScreen('/nowhere', 'nobody', 'notes')],
  ['screen', () => newScreen('/nowhere', 'user', '../notes')],
])('a name that cannot be one is refused in a sentence (%s)', async (_kind, make) => {
  await expect(make()).rejects.toThrow(/" must be /)
})
