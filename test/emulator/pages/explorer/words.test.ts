import { describe, expect, test } from 'vitest'
import { cellOf, columnsOf } from '../../../../emulator/pages/explorer/client/data/cells'
import { huesOf } from '../../../../emulator/pages/explorer/client/hues'
import { shortName } from '../../../../emulator/pages/explorer/client/timeline/short-name'

test.each([
  ['call', 'callFunction', 'api', 'api', undefined],
  ['call', 'init', undefined, 'init', undefined],
  ['function', 'invoke', 'users_add', 'users_add', undefined],
  ['openapi', 'POST /cgi-bin/stable_token', undefined, 'stable_token', undefined],
  ['openapi', 'POST /tcb/invokecloudfunction', 'users_add', 'invokecloudfunction', 'users_add'],
  ['openapi', 'security.msgSecCheck', undefined, 'security.msgSecCheck', undefined],
  ['openapi', 'POST /', undefined, '/', undefined],
  ['database', 'database.getDocument', 'users', 'getDocument', 'users'],
  ['storage', 'storage.batchDeleteFile', undefined, 'batchDeleteFile', undefined],
  ['storage', 'PUT', 'photos/a b.jpg', 'PUT', 'photos/a b.jpg'],
  ['openapi', '', undefined, '', undefined],
] as const)('the step %s %s %s is called "%s" of %s', (kind, action, target, what, of) => {
  expect(shortName({ kind, action, ...(target !== undefined && { target }) })).toEqual({ what, of })
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
  const hueOf = huesOf({ name: null, url: '', miniPrograms: [], environments })
  expect([{ env: 'a' }, { env: 'b' }, { appid: 'wx-b' }, {}].map(hueOf)).toEqual([0, 1, 1, undefined])
  expect(huesOf(undefined)({ env: 'a' })).toBeUndefined()
})
