import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Cloud } from '../../emulator'
import { cases } from '../conformance/cases'
import { compare } from '../conformance/compare'
import { accountTarget, conformanceFunction, emulatorTarget, type Target } from '../conformance/targets'
import { asAnn, functionFolder, runCloud, user } from './fixture'

let built: Awaited<ReturnType<typeof conformanceFunction>>
let emulator: Target

beforeAll(async () => {
  built = await conformanceFunction()
  emulator = await emulatorTarget(built.folder)
})
afterAll(async () => {
  await emulator.close()
  built.remove()
})

async function compared(targets: { emulator: Target; account?: Target }, names: string[]) {
  const lines: string[] = []
  const print = (line: string) => void lines.push(line)
  const some = cases.filter(({ name }) => names.includes(name))
  return { ...(await compare(some, { ...targets, print })), lines }
}

describe('the real SDK in a function', () => {
  it.each(cases.map(({ name }) => name))('%s', async (name) => {
    expect(await compared({ emulator }, [name])).toMatchObject({ run: 1, lines: [] })
  })
})

/** A second cloud in the place of a real environment: the keys are those of one of its instances. */
async function account(): Promise<{ cloud: Cloud; target: Target }> {
  const keys = `exports.main = () => process.env.TENCENTCLOUD_SESSIONTOKEN`
  const environment = {
    env: user.env,
    appid: user.appid,
    collections: { conformance: {} },
    functions: { keys: { folder: functionFolder(keys) } },
  }
  const cloud = await runCloud({ options: { environments: [environment] } })
  const secrets = { secretId: 'id', secretKey: 'key', sessionToken: await asAnn<string>(cloud, 'keys') }
  const target = await accountTarget(built.folder, { env: user.env, ...secrets, url: `${cloud.url}/sdk` })
  onTestFinished(() => target.close())
  return { cloud, target }
}

const SOME = ['where().count()', '_.gt()', 'the stage lookup()', 'a file is uploaded, downloaded and deleted']

describe('an environment that is reached with keys', () => {
  it('answers the same, and is not asked for what needs an index', async () => {
    const { cloud, target } = await account()
    const report = await compared({ emulator, account: target }, [...SOME, '_.geoNear()'])
    expect(report).toEqual({
      run: 5,
      differences: 0,
      skipped: ['_.geoNear() (needs a 2dsphere index)'],
      lines: [],
    })
    expect(cloud.database(user.env).count('conformance')).toBe(0)
    expect(
      cloud
        .calls()
        .some(({ action, target }) => action === 'database.aggregateDocuments' && target === 'conformance'),
    ).toBe(true)
  })

  it('is told apart, case by case, where it answers otherwise', async () => {
    const { cloud, target } = await account()
    cloud.faults.add({ route: 'sdk', action: 'database.calculateDocument', errcode: 'SYS_ERR' })
    const { differences, lines } = await compared({ emulator, account: target }, SOME)
    expect(differences).toBe(1)
    expect(lines).toEqual([
      '✗ where().count()',
      '    expected 2',
      '    emulator 2',
      expect.stringMatching(/^ {4}account {2}\{"error":-501001/) as string,
    ])
  })
})

it('an emulator with a fault in it is found out', async () => {
  const faulty = await emulatorTarget(built.folder, ({ faults }) => {
    faults.add({ route: 'sdk', action: 'database.aggregateDocuments', fields: { data: { list: [] } } })
  })
  onTestFinished(() => faulty.close())
  const { differences, lines } = await compared({ emulator: faulty }, SOME)
  expect(differences).toBe(1)
  expect(lines[0]).toBe('✗ the stage lookup()')
})
