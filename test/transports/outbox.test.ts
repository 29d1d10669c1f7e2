import { afterAll, beforeAll, expect, it } from 'vitest'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { newPhone } from '../src/services/uploads/phone-with-uploader'
import type { Fault } from '../../emulator/index'
import { openOwnEdit, save, type as typeIntoEdit, useOwnEdit } from '@/features/own-edit/store'
import { agree, openSignup, register, type, useSignup } from '@/features/signup/store'
import { type FieldName, draftOf } from '@/lib/record-draft'
import { connect } from '@/services/cloud/call'
import type { Transport } from '@/services/cloud/transport'
import { loadMe, useMe } from '@/stores/me'
import { openWrites, retryWrites, useWrites } from '@/stores/writes'
import { crowd, startPair } from './start-pair'
import { ways } from './ways'

let pair: Awaited<ReturnType<typeof startPair>>
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stop())

const silent = () => new Promise<never>(() => undefined)
const isWrite = (name: string) => name === 'users_add' || name === 'users_update'

/** What becomes of the first write; everything else goes through. */
type Strike = (carry: () => ReturnType<Transport['call']>) => ReturnType<Transport['call']>

interface Case {
  what: string
  strike?: Strike
  /** The app ends meanwhile, and nothing that it waits for is heard any more. */
  killsApp?: true
  /** Of the function that stores, or of the relay before it. */
  fault?: (stores: string) => Fault
}

const lost = () => Promise.reject(new Error('request:fail'))
const unheard: Strike = (carry) => carry().then(lost)
const ofRelay = (kill: 'before' | 'after') => () =>
  ({ route: 'function', env: userApp.env, name: 'api', kill, times: 1 }) as const
const ofCallee = (kill: 'before' | 'during' | 'after') => (name: string) =>
  ({ route: 'function', env: adminApp.env, name, kill, times: 2 }) as const

const cases: Case[] = [
  { what: 'the network, before the request has left', strike: lost },
  { what: 'the network, while the answer is on its way', strike: unheard },
  { what: 'the app, before the request has left', strike: silent, killsApp: true },
  {
    what: 'the app, while the answer is on its way',
    strike: (carry) => carry().then(silent),
    killsApp: true,
  },
  { what: 'the relay, before it has called', fault: ofRelay('before') },
  { what: 'the relay, after it has called', fault: ofRelay('after') },
  { what: 'what stores, before it has begun', fault: ofCallee('before') },
  { what: 'what stores, half-way', fault: ofCallee('during') },
  { what: 'what stores, before it has answered', fault: ofCallee('after') },
]

const form = { name: '林晓雨', age: '26', sex: '2', tel: '13800010001' }

/** The app is opened: what the phone keeps is all that is known. */
async function openApp(transport: Transport) {
  connect(transport)
  useMe.setState(useMe.getInitialState(), true)
  useSignup.setState(useSignup.getInitialState(), true)
  useOwnEdit.setState(useOwnEdit.getInitialState(), true)
  openWrites()
  await loadMe()
}

/** Does something in front of the form while the fault strikes, and leaves the app as it is then. */
async function whileStruck(
  { strike, killsApp, fault }: Case,
  way: Transport,
  stores: string,
  what: () => unknown,
) {
  let spent = false
  const call: Transport['call'] = (name, ...rest) => {
    const carry = () => way.call(name, ...rest)
    if (!strike || spent || !isWrite(name)) return carry()
    spent = true
    return strike(carry)
  }
  await openApp({ call })
  const added = fault && pair.cloud.faults.add(fault(stores))
  const done = Promise.resolve(what())
  if (killsApp) await expect.poll(() => spent).toBe(true)
  else await done
  if (added) expect(added.struck).toBeGreaterThan(0)
  added?.remove()
}

/** Until nothing waits any more. */
const sent = () =>
  expect
    .poll(() => {
      retryWrites()
      return useWrites.getState().writes
    })
    .toEqual([])

it.each(cases.map((each, index) => ({ ...each, who: crowd[index] ?? '' })))(
  'what kills $what: nothing typed is lost, and nothing is stored twice',
  async ({ who, ...each }) => {
    newPhone()
    const openid = inventedOpenid(who)
    const records = () => pair.cloud.database(adminApp.env).find('users', { openid })
    const [relay] = ways
    if (!relay) throw new Error('There is no way')
    const way = await relay.transport(pair.cloud, who)

    const fill = () => {
      openSignup()
      for (const [field, value] of Object.entries(form)) type(field as FieldName, value)
      agree()
      return register()
    }
    await whileStruck(each, way, 'users_add', fill)
    await openApp(way)
    openSignup()
    if (useMe.getState().status === 'unregistered') expect(useSignup.getState().draft).toEqual(form)
    await sent()
    expect(useMe.getState()).toMatchObject({ status: 'registered' })
    expect(records().map((row) => draftOf(row as never))).toEqual([form])

    const correct = async () => {
      await openOwnEdit()
      typeIntoEdit('name', '林小雨')
      return save()
    }
    await whileStruck(each, way, 'users_update', correct)
    await openApp(way)
    await openOwnEdit()
    expect(useOwnEdit.getState()).toMatchObject({ draft: { ...form, name: '林小雨' } })
    await sent()
    const [record, ...more] = records()
    expect(record).toMatchObject({ name: '林小雨', version: 1 })
    expect(more).toEqual([])
    const entries = pair.cloud.database(adminApp.env).find('audit', { whom: record?._id })
    expect(entries.map(({ func }) => func).sort()).toEqual(['users_add', 'users_update'])
  },
)
