import { readFile, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type * as build from '../../cloud/build'
import type * as deployment from '../../cloud/deployment'
import { type ProjectCopy, copyProject } from '../local/project-copy'

let copy: ProjectCopy
let builder: build.FunctionsBuilder
let declared: typeof deployment
let all: string[]
beforeAll(async () => {
  copy = await copyProject()
  const { functionsBuilder } = (await import(join(copy.folder, 'cloud/build.ts'))) as typeof build
  declared = (await import(join(copy.folder, 'cloud/deployment.ts'))) as typeof deployment
  builder = await functionsBuilder(join(copy.folder, 'dist'))
  all = (await builder.build(declared.deployments)).written
})
afterAll(async () => {
  await builder.dispose()
  await copy.remove()
})

const written = async () => (await builder.build(declared.deployments)).written
const codeOf = (name: string) =>
  readFile(join(copy.folder, 'dist/admin/cloudfunctions', name, 'index.js'), 'utf8')

it('builds all of them at first, and nothing where nothing is another', async () => {
  expect(all.length).toBeGreaterThan(50)
  expect(await written()).toEqual([])
})

it.each<[what: string, file: string, text: string, by: string, built: () => string[]]>([
  [
    'a function alone',
    'cloud/users_get/index.ts',
    'export const',
    "console.log('x')\nexport const",
    () => ['users_get'],
  ],
  [
    'those that use a file',
    'cloud/shared/invite-code.ts',
    'import {',
    "console.log('x')\nimport {",
    () => ['admins_claim', 'admins_invite', 'invites_draw'],
  ],
  ['all, where all use it', 'cloud/shared/log.ts', "'$1***'", "'$1****'", () => all],
])('builds %s', async (_what, file, text, by, built) => {
  await copy.replace(file, text, by)
  expect((await written()).sort()).toEqual(built().sort())
})

it('builds those alone that are named, and the others when all are asked for', async () => {
  const files = ['cloud/users_get/index.ts', 'cloud/users_add/index.ts']
  for (const file of files)
    await copy.replace(file, 'export const main', "console.log('named')\nexport const main")
  const named = await builder.build(declared.deployments, ['users_get'])
  expect([named.written, named.built.map(({ name }) => name)]).toEqual([['users_get'], ['users_get']])
  expect(await written()).toEqual(['users_add'])
  expect(await written()).toEqual([])
})

it('leaves one with a mistake as it was, builds the others, and that one when it is mended', async () => {
  const file = 'cloud/users_get/index.ts'
  const [good, before] = [await copy.read(file), await codeOf('users_get')]
  await copy.write(file, `${good}\nexport const = 1`)
  await copy.replace('cloud/users_add/index.ts', 'export const main', "console.log('x')\nexport const main")
  const { written, failed } = await builder.build(declared.deployments)
  expect([written, failed.map(({ name }) => name)]).toEqual([['users_add'], ['users_get']])
  expect(await codeOf('users_get')).toBe(before)
  await copy.write(file, `${good}\nconsole.log('mended')`)
  expect((await builder.build(declared.deployments)).written).toEqual(['users_get'])
})

it('sees a file that was put in the place of another, though it is older', async () => {
  const [file, older] = ['cloud/users_count/index.ts', 'cloud/users_count/older.ts']
  await copy.write(older, `${await copy.read(file)}\nconsole.log('older')`)
  await utimes(join(copy.folder, older), 0, 0)
  await rename(join(copy.folder, older), join(copy.folder, file))
  expect(await written()).toEqual(['users_count'])
})

it('tells of a file that is gone', async () => {
  await rm(join(copy.folder, 'cloud/shared/invite-code.ts'))
  const { written, failed } = await builder.build(declared.deployments)
  expect(written).toEqual([])
  expect(failed.map(({ name }) => name).sort()).toEqual(['admins_claim', 'admins_invite', 'invites_draw'])
})
