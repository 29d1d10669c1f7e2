import { readFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { errcodesMarkdown } from '../../scripts/errcodes'
import { deployments } from '../../cloud/deployment'
import { Errcode, errmsgs, functions } from '../../contract'

const root = resolve(import.meta.dirname, '../..')
const foldersIn = async (path: string) =>
  (await readdir(join(root, path), { withFileTypes: true })).filter((e) => e.isDirectory()).map((e) => e.name)

/** What has a cloud function of its own: not what the relay does itself. */
const deployed = Object.entries(functions).flatMap(([name, { env }]) => (env === 'admin' ? [name] : []))

/** Called by nobody's service: the relay, the doorkeeper of environment sharing, what a timer calls. */
const inAdmin = ['cloudbase_auth', 'counts_repair', 'images_sweep', 'jobs_sweep', 'users_purge']

describe('the contract', () => {
  it('names every cloud function that has a folder, and no other', async () => {
    const folders = (await foldersIn('cloud')).filter((name) => !['api', ...inAdmin, 'shared'].includes(name))
    expect(folders.sort()).toEqual(deployed.sort())
  })

  it('has each function in a file of its name', async () => {
    const files = await readdir(join(root, 'contract/functions'))
    expect(files.sort()).toEqual(
      Object.keys(functions)
        .map((name) => `${name}.ts`)
        .sort(),
    )
  })

  it('and the deployment list name the same functions', () => {
    expect(Object.keys(deployments.admin).sort()).toEqual([...deployed, ...inAdmin].sort())
    expect(Object.keys(deployments.user)).toEqual(['api'])
  })

  it('answers people in Chinese when a field is missing or wrong', () => {
    for (const { input } of Object.values(functions)) {
      const { issues = [] } = v.safeParse(input, null)
      expect(issues.map(({ message }) => message)).toEqual(['请填写完整'])
    }
  })
})

describe('the codes', () => {
  it('that are on the wire since the article have not changed', () => {
    expect(Errcode).toMatchObject({
      OK: 0,
      TOKEN_FAILED: -1,
      READ_FAILED: -1001,
      USER_EXISTS: -2001,
      RELAY_FAILED: -3001,
      UNKNOWN: -9999,
    })
  })

  it('are all different, in their band, and have a sentence in Chinese', () => {
    const codes = Object.values(Errcode)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) {
      expect([0, -1, -9999].includes(code) || (code <= -1001 && code > -5000)).toBe(true)
      expect(code === 0 || /\p{Script=Han}/u.test(errmsgs[code]({}))).toBe(true)
    }
  })

  it('have a sentence in English, too, whoever says them', () => {
    const declared = Object.values(functions).flatMap(({ failures }) => Object.values(failures))
    const english = [...Object.values(errmsgs), ...declared].map((sentence) => sentence({ lang: 'en' }))
    expect(english.filter((text) => !/^[ -~]{4,}$/.test(text))).toEqual([])
  })

  it('stand in docs/errcodes.md as they are (npm run docs writes it)', async () => {
    expect(await readFile(join(root, 'docs/errcodes.md'), 'utf8')).toBe(errcodesMarkdown())
  })
})
