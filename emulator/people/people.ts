import { createHash } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { noSpace } from '../shared/no-space'
import { readKept } from '../shared/kept-json'
import type { MiniProgramOptions, Person } from '../shared/options'
import type { Random } from '../shared/random'

/** The people with a phone, per mini program: those of the options and those invented since. */
export interface People {
  of(appid: string): Person[]
  find(appid: string, openid: string): Person | undefined
  /** Is it somebody's openid in any mini program? */
  anywhere(openid: string): boolean
  /** Makes up an openid. Kept in `<dataDir>/people.json`, where there is a dataDir. */
  invent(appid: string, name: string): Promise<Person>
}

/** By appid. */
const Invented = v.record(v.string(), v.array(v.looseObject({ openid: v.string(), name: v.string() })))
type Invented = Record<string, Person[]>

const WITHOUT = 'the people who were added to those of the options are then strangers.'

export function createPeople(
  miniPrograms: MiniProgramOptions[],
  dataDir: string | undefined,
  random: Random,
): People {
  const file = dataDir === undefined ? undefined : join(dataDir, 'people.json')
  const invented = file !== undefined && existsSync(file) ? readKept(file, Invented, WITHOUT) : {}
  const given = new Map(miniPrograms.map(({ appid, people = [] }) => [appid, people]))
  let saving = Promise.resolve()

  const of = (appid: string) => [...(given.get(appid) ?? []), ...(invented[appid] ?? [])]

  return {
    of,
    anywhere: (openid) =>
      [...given.values(), ...Object.values(invented)].flat().some((person) => person.openid === openid),
    find: (appid, openid) => of(appid).find((person) => person.openid === openid),
    async invent(appid, name) {
      const person = { openid: inventOpenid(appid, random), name }
      invented[appid] = [...(invented[appid] ?? []), person]
      if (file === undefined) return person
      // One after the other, whatever became of the one before.
      saving = saving.catch(() => undefined).then(() => save(file, invented))
      await saving
      return person
    },
  }
}

/** 28 characters; those of one mini program begin alike, as WeChat's do. */
function inventOpenid(appid: string, random: Random): string {
  const common = createHash('sha256').update(appid).digest('base64url').slice(0, 5)
  return `o${common}${random(`person of ${appid}`, 17).toString('base64url').slice(0, 22)}`
}

/** Written aside and renamed: whoever stops the emulator meanwhile finds the old file whole. */
async function save(file: string, invented: Invented) {
  mkdirSync(join(file, '..'), { recursive: true })
  await writeFile(`${file}.new`, JSON.stringify(invented, null, 2)).catch((error: unknown) => {
    throw noSpace(file, error)
  })
  await rename(`${file}.new`, file)
}
