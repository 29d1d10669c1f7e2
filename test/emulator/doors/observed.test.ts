import { describe, expect, test } from 'vitest'
import type { CallRecord, Cloud, Fault } from '../../../emulator/index'
import { admin, ann, asAnn, json, optionsOf, post, runCloud, user } from '../fixture'
import { phoneOf } from '../notes'

const sdk = `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })`
const caught = '.then(() => 0, ({ errCode, errMsg }) => ({ errCode, errMsg }))'

/** A function that does one thing through the SDK, and what it hears. */
const functions = {
  calls: `${sdk}; exports.main = () => cloud.callFunction({ name: 'hello', data: { a: 1 } })${caught}`,
  reads: `${sdk}; exports.main = () => cloud.database().collection('token').where({ a: 1 }).get()${caught}`,
  writes: `${sdk}; exports.main = () => cloud.database().collection('token').add({ data: { a: 1 } })${caught}`,
  asks: `${sdk}; exports.main = () => cloud.getTempFileURL({ fileList: ['cloud://x.y/a.txt'] })${caught}`,
  checks: `${sdk}; exports.main = () => cloud.openapi.security.msgSecCheck({ content: 'a' })${caught}`,
  hello: 'exports.main = () => ({ hello: 1 })',
}

interface Door {
  /** What the log says of it. */
  record: Partial<CallRecord>
  /** Where a fault strikes it. */
  place: Pick<Fault, 'route' | 'name' | 'action'>
  act: (cloud: Cloud) => Promise<unknown>
  /** Whether it ends without an error where nothing is wrong. */
  fails?: true
}

const onPhone = (path: string, request: object) => async (cloud: Cloud) =>
  post(`${cloud.url}/client/${path}`, { phone: (await phoneOf(cloud)).phone, ...request })
const inFunction = (name: string) => (cloud: Cloud) => asAnn(cloud, name)

const phone = { door: 'phone', appid: user.appid } as const
const fromFunction = { door: 'server-sdk', appid: user.appid, env: user.env } as const

const DOORS: Record<string, Door> = {
  'a phone that calls a function': {
    record: { ...phone, kind: 'call', action: 'callFunction', target: 'hello', env: user.env },
    place: { route: 'client', name: 'hello' },
    act: onPhone('callFunction', { name: 'hello' }),
  },
  "a phone that enters another's environment": {
    record: { ...phone, kind: 'call', action: 'init' },
    place: { route: 'client', name: 'init' },
    act: onPhone('init', { resourceAppid: admin.appid, resourceEnv: admin.env }),
    fails: true,
  },
  'a phone that reads documents': {
    record: { ...phone, kind: 'database', action: 'database.getDocument', target: 'token' },
    place: { route: 'client', name: 'database.getDocument' },
    act: onPhone('database', { action: 'database.getDocument', collectionName: 'token', query: '{"a":1}' }),
  },
  'a phone that asks for the links of files': {
    record: { ...phone, kind: 'storage', action: 'storage.batchGetDownloadUrl' },
    place: { route: 'client', name: 'storage.batchGetDownloadUrl' },
    act: onPhone('storage', { action: 'storage.batchGetDownloadUrl', file_list: [{ fileid: 'cloud://x' }] }),
  },
  "a phone that gives its person's number": {
    record: { ...phone, kind: 'openapi', action: 'getPhoneNumber' },
    place: { route: 'client', name: 'getPhoneNumber' },
    act: onPhone('getPhoneNumber', {}),
  },
  'a phone that agrees to messages': {
    record: { ...phone, kind: 'openapi', action: 'requestSubscribeMessage' },
    place: { route: 'client', name: 'requestSubscribeMessage' },
    act: onPhone('requestSubscribeMessage', { tmplIds: ['none'] }),
  },
  'a mini program that asks for a phone': {
    record: { ...phone, kind: 'openapi', action: 'open' },
    place: { route: 'client', name: 'open' },
    act: ({ url }) => post(`${url}/client/open`, { appid: user.appid }),
  },
  'a function that calls another': {
    record: { ...fromFunction, kind: 'call', action: 'functions.invokeFunction', target: 'hello' },
    place: { route: 'sdk', action: 'functions.invokeFunction' },
    act: inFunction('calls'),
  },
  'a function that reads documents': {
    record: { ...fromFunction, kind: 'database', action: 'database.getDocument', target: 'token' },
    place: { route: 'sdk', action: 'database.getDocument' },
    act: inFunction('reads'),
  },
  'a function that writes a document': {
    record: {
      ...fromFunction,
      kind: 'database',
      action: 'database.insertDocument',
      target: 'token',
      wrote: true,
    },
    place: { route: 'sdk', action: 'database.insertDocument' },
    act: inFunction('writes'),
  },
  'a function that asks for the links of files': {
    record: { ...fromFunction, kind: 'storage', action: 'storage.batchGetDownloadUrl' },
    place: { route: 'sdk', action: 'storage.batchGetDownloadUrl' },
    act: inFunction('asks'),
  },
  'a function that calls the open API': {
    record: { ...fromFunction, kind: 'openapi', action: 'security.msgSecCheck' },
    place: { route: 'sdk', action: 'wx.openApi' },
    act: inFunction('checks'),
    fails: true,
  },
  'a server that asks for a token': {
    record: { door: 'open-api', kind: 'openapi', action: 'POST /cgi-bin/stable_token' },
    place: { route: 'stable_token' },
    act: ({ url }) =>
      post(`${url}/cgi-bin/stable_token`, {
        grant_type: 'client_credential',
        appid: admin.appid,
        secret: admin.secret,
      }),
  },
  'a server that asks the database': {
    record: { door: 'open-api', kind: 'openapi', action: 'POST /tcb/databasecount', env: user.env },
    place: { route: 'tcb', action: 'databasecount' },
    act: async ({ url }) => {
      const { appid, secret, env } = user
      const credentials = { grant_type: 'client_credential', appid, secret }
      const { access_token } = await post<{ access_token: string }>(
        `${url}/cgi-bin/stable_token`,
        credentials,
      )
      const query = "db.collection('token').count()"
      return post(`${url}/tcb/databasecount?access_token=${access_token}`, { env, query })
    },
  },
  'a page that posts a file': {
    record: { door: 'object-store', kind: 'storage', action: 'POST' },
    place: { route: 'storage', action: 'POST' },
    act: ({ url }) => fetch(`${url}/storage/none/`, { method: 'POST', body: new FormData() }),
    fails: true,
  },
}

function run(): Promise<Cloud> {
  const { miniPrograms } = optionsOf({})
  return runCloud({
    user: functions,
    options: { miniPrograms: miniPrograms.map((each) => ({ ...each, people: [personOf(each.people)] })) },
  })
}

const personOf = ([first = ann]: { openid: string; name: string }[] = []) => ({
  ...first,
  phoneNumber: '13800000000',
})

const recordOf = (cloud: Cloud, { record: { door, action } }: Door) =>
  cloud.calls().find((call) => call.door === door && call.action === action)

describe.each(Object.entries(DOORS))('%s', (_who, door) => {
  test('stands in the call log, with what it was given and what came of it', async () => {
    const cloud = await run()
    await door.act(cloud)
    const record = recordOf(cloud, door)
    expect(record).toMatchObject(door.record)
    expect(record?.errcode === 0).toBe(!door.fails)
    expect(record?.wrote).toBe(door.record.wrote)
    const { detail } = await json<{ detail: object }>(`${cloud.url}/control/calls/${record?.id}`)
    const given = 'appid getPhoneNumber'.includes(door.record.action ?? '') ? [] : ['input']
    const shown = door.record.action === 'open' ? [] : [door.fails ? 'error' : 'output']
    expect(Object.keys(detail)).toEqual(expect.arrayContaining([...given, ...shown].filter(isKnown(door))))
  })

  test('is struck by a fault, and says so', async () => {
    const cloud = await run()
    const fault = cloud.faults.add({ ...door.place, delay: 1 })
    await door.act(cloud)
    expect(fault.struck).toBe(1)
    expect(recordOf(cloud, door)).toMatchObject({ fault: 'delay 1 ms' })
  })
})

/** A form without a type has nothing to tell before its first byte. */
const isKnown =
  ({ record }: Door) =>
  (field: string) =>
    record.door !== 'object-store' || field === 'error'
