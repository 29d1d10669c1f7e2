import { describe, expect, test } from 'vitest'
import { cellOf, columnsOf } from '../../../../emulator/pages/explorer/client/data/cells'
import { huesOf } from '../../../../emulator/pages/explorer/client/hues'
import { mayWrite } from '../../../../emulator/pages/explorer/client/live/writes'
import { shortName } from '../../../../emulator/pages/explorer/client/timeline/short-name'
import { span } from './span'

test.each([
  ['api', 'api', ''],
  ['POST /cgi-bin/stable_token', 'stable_token', ''],
  ['POST /tcb/invokecloudfunction users_add', 'invokecloudfunction', 'users_add'],
  ['database.getDocument users', 'getDocument', 'users'],
  ['storage.batchDeleteFile', 'batchDeleteFile', ''],
  ['PUT photos/a b.jpg', 'PUT', 'photos/a b.jpg'],
  ['', '', ''],
])('the step "%s" is called "%s" of "%s"', (name, what, of) => {
  expect(shortName(name)).toEqual({ what, of })
})

test.each([
  ['database.insertDocument users', true],
  ['database.modifyDocument users', true],
  ['database.removeDocument users', true],
  ['database.addCollection users', true],
  ['database.getDocument users', false],
  ['database.calculateDocument users', false],
  ['database.aggregateDocuments users', false],
])('after "%s" the collections are read again: %s', (name, expected) => {
  expect(mayWrite(span('s', { kind: 'database', name }))).toBe(expected)
  expect(mayWrite(span('s', { kind: 'function', name }))).toBe(false)
})

describe('the table of documents', () => {
  test('has _id first and every field that occurs', () => {
    expect(
      columnsOf([
        { name: 'Ann', _id: '1' },
        { _id: '2', tel: 1 },
      ]),
    ).toEqual(['_id', 'name', 'tel'])
    expect(columnsOf([])).toEqual(['_id'])
  })

  test('shows text as it is, the rest as JSON, and nothing for nothing', () => {
    expect(['a', 1, { b: [2] }, null, undefined].map(cellOf)).toEqual(['a', '1', '{"b":[2]}', 'null', ''])
  })
})

test('each environment has a colour of its own, which its mini program shares', () => {
  const environment = { collections: [], functions: [] }
  const environments = ['a', 'b'].map((env) => ({ ...environment, env, appid: `wx-${env}` }))
  const hueOf = huesOf({ url: '', miniPrograms: [], environments })
  expect([{ env: 'a' }, { env: 'b' }, { appid: 'wx-b' }, {}].map(hueOf)).toEqual([0, 1, 1, undefined])
  expect(huesOf(undefined)({ env: 'a' })).toBeUndefined()
})
