import { describe, expect, it } from 'vitest'
import { Errcode, type ImportMode } from '../../../contract'
import { ask, audit, database } from '../admins/people'
import { expectExact } from '../counted'
import { userOf } from '../images/people'
import { someone } from '../run-pair'
import { ended, imported, newcomers, recordsOf, rowFor, rowsOf, telOf } from './import-stage'
import { everybody, jobs, sweep, turns, withCrowd } from './stage'

describe('a file of people', () => {
  it('is looked through, and nothing is done: who is new, who is there, who is meant by nobody', async () => {
    const pair = await withCrowd(300)
    const people = everybody(pair).sort((a, b) => a.createtime - b.createtime)
    const [one, two, trashed] = [people[0], people[1], people.find(({ state }) => state === 'trashed')]
    await database(pair).insert('users', [{ ...one, _id: 'twin', openid: 'twin', tel: two?.tel ?? '' }])
    const before = recordsOf(pair)
    const rows = [
      ...newcomers(1),
      rowFor(one, 3),
      rowFor(one, 4, { age: 99 }),
      rowFor(two, 5),
      rowFor(two, 6, { _id: two?._id }),
      rowFor(one, 7, { _id: 'nobody' }),
      rowFor(trashed, 8),
    ]
    const { data } = await ask(pair, 'Qian', 'imports_check', { rows })
    expect(data.rows.map(({ line, what }) => `${line} ${what}`)).toEqual([
      ...['2 new', '3 same', '4 other', '5 several'],
      ...['6 same', '7 missing', '8 same'],
    ])
    expect([recordsOf(pair), rowsOf(pair), jobs(pair)]).toEqual([before, [], []])
  })

  it.each<[ImportMode, expected: object]>([
    [
      'skip',
      { status: 'done', came: { created: 50, changed: 0, same: 0, skipped: 3, missing: 1, several: 0 } },
    ],
    [
      'update',
      { status: 'done', came: { created: 50, changed: 1, same: 2, skipped: 0, missing: 1, several: 0 } },
    ],
    ['stop', { status: 'stopped', came: { created: 20, known: 1, missing: 0 } }],
  ])('is imported; with "%s" for who is there', async (mode, expected) => {
    const pair = await withCrowd(300)
    const [one, two, three] = everybody(pair)
    const before = recordsOf(pair)
    const rows = [
      ...newcomers(20),
      rowFor(one, 30),
      rowFor(two, 31, { age: 149, _id: two?._id, tel: undefined }),
      rowFor(three, 32),
      rowFor(three, 33, { _id: 'nobody' }),
      ...newcomers(50, 34).slice(20),
    ]
    const job = await ended(pair, await imported(pair, rows, mode))
    expect(job).toMatchObject({ kind: 'import', file: 'people.csv', total: 54, ...expected })
    const after = recordsOf(pair)
    const created = [...after.values()].filter(({ _id }) => !before.has(_id))
    expect(created.map(({ tel }) => tel).sort()).toEqual(newcomers(job.came.created).map(({ tel }) => tel))
    for (const record of created) expect(record).toMatchObject({ appid: '', imported: true, age: 30, sex: 1 })
    const changed = [...before].filter(([_id, record]) => after.get(_id)?.age !== record.age)
    expect(changed.map(([_id]) => _id)).toEqual(mode === 'update' ? [two?._id] : [])
    const told = turns(pair).map(({ whom }) => whom)
    expect(told.sort()).toEqual([...created.map(({ _id }) => _id), ...changed.map(([_id]) => _id)].sort())
    expectExact(pair)
  })

  it('tells what has become of each row, with the ends of numbers only', async () => {
    const pair = await withCrowd(3)
    const [one] = everybody(pair)
    const _id = await imported(pair, [...newcomers(2), rowFor(one, 9), rowFor(one, 10, { _id: 'nobody' })])
    await ended(pair, _id)
    const { rows, next } = (await ask(pair, 'He', 'imports_report', { _id, limit: 3 })).data
    expect(rows).toMatchObject([
      { line: 2, name: '新人0', tel: '177****0000', outcome: 'created' },
      { line: 3, outcome: 'created' },
      { line: 9, outcome: 'skipped', whom: one?._id },
    ])
    const rest = await ask(pair, 'He', 'imports_report', { _id, limit: 3, cursor: next ?? '' })
    expect(rest.data).toMatchObject({ rows: [{ line: 10, outcome: 'missing' }], next: null })
    const skipped = await ask(pair, 'He', 'imports_report', { _id, outcome: 'skipped' })
    expect(skipped.data.rows.map(({ line }) => line)).toEqual([9])
    expect(JSON.stringify(rows)).not.toContain(telOf(0))
  })

  it('is taken back as a whole: all is as it was, but for whom somebody has changed since', async () => {
    const pair = await withCrowd(120)
    const people = everybody(pair)
    const before = recordsOf(pair)
    const rows = [
      ...newcomers(30),
      ...people
        .slice(0, 30)
        .map((user, n) => rowFor(user, 100 + n, { _id: user._id, name: `新名${n}`, tel: telOf(500 + n) })),
    ]
    const _id = await imported(pair, rows, 'update')
    expect(await ended(pair, _id)).toMatchObject({ came: { created: 30, changed: 30 } })
    const changed = people[5]?._id ?? ''
    const version = everybody(pair).find((user) => user._id === changed)?.version ?? 0
    await ask(pair, 'He', 'users_edit', { _id: changed, age: 77, version })
    const undone = await ask(pair, 'He', 'imports_undo', { _id })
    expect(undone.data.job).toMatchObject({ status: 'undoing' })
    const again = await ask(pair, 'He', 'imports_undo', { _id })
    expect(again.data.job).toMatchObject({ status: 'undoing' })
    expect(await ended(pair, _id)).toMatchObject({ status: 'undone', came: { undone: 59, kept: 1 } })
    const after = recordsOf(pair)
    expect(after.get(changed)).toMatchObject({ name: '新名5', tel: telOf(505), age: 77 })
    before.delete(changed)
    after.delete(changed)
    expect(after).toEqual(before)
    expectExact(pair)
    expect(rowsOf(pair).filter((row) => 'before' in row)).toEqual([])
    expect(audit(pair).filter(({ func }) => func === 'imports_undo')).toMatchObject([
      { object: _id, role: 'owner', before: { mode: 'update', people: 60 } },
    ])
    const [entry] = turns(pair).filter(
      ({ whom, after }) => whom === people[0]?._id && after.name === people[0].name,
    )
    expect(entry).toMatchObject({ role: 'owner', before: { name: '新名0' } })
  })

  it('whose numbers are in it meets nobody: who registers with one has a record of their own', async () => {
    const pair = await withCrowd(0)
    await ended(pair, await imported(pair, newcomers(1)))
    const lin = userOf(pair, 'Lin')
    expect((await lin.call('users_get', {})).data.user).toBeNull()
    await lin.call('users_add', { ...someone, tel: telOf(0) })
    expect(everybody(pair)).toHaveLength(2)
    const { users } = (await ask(pair, 'He', 'users_list', { search: telOf(0) })).data
    expect(users.map(({ name, imported }) => [name, imported])).toEqual([
      [someone.name, undefined],
      ['新人0', true],
    ])
  })

  it('is filled by whoever asked for it, and begins with its last rows; what was not is removed with it', async () => {
    const pair = await withCrowd(0)
    const wanted = { kind: 'import', mode: 'skip', file: 'a.csv', rows: 3 } as const
    const { _id } = (await ask(pair, 'Qian', 'jobs_add', wanted)).data.job
    const fill = (from: number, by = 'Qian') =>
      ask(pair, by, 'imports_fill', { _id, from, rows: newcomers(2) })
    expect((await fill(0, 'He')).errcode).toBe(Errcode.JOB_NOT_FOUND)
    expect((await fill(0)).data.job.status).toBe('filling')
    // An answer that was lost is asked for again.
    expect((await fill(0)).data.job.status).toBe('filling')
    expect((await fill(2)).data.job.status).toBe('filling')
    expect(rowsOf(pair)).toHaveLength(2)
    await sweep(pair)
    expect(everybody(pair)).toEqual([])
    const stopped = (await ask(pair, 'Qian', 'jobs_cancel', { _id })).data.job
    expect([stopped.status, rowsOf(pair)]).toEqual(['stopped', []])
  })

  it('is kept for a week, and what it holds of who leaves goes with them', async () => {
    const pair = await withCrowd(0)
    const lin = userOf(pair, 'Lin')
    await lin.call('users_add', someone)
    const _id = await imported(pair, [...newcomers(1), rowFor(everybody(pair)[0], 3, { age: 50 })], 'update')
    await ended(pair, _id)
    await lin.call('users_leave', {})
    expect(rowsOf(pair).map(({ row }) => row.name)).toEqual(['新人0'])
    const [job] = jobs(pair)
    await database(pair).remove('jobs', { _id })
    await database(pair).insert('jobs', [{ ...job, ends: Date.now() - 1 }])
    await sweep(pair)
    expect([jobs(pair), rowsOf(pair)]).toEqual([[], []])
  })

  it.each([
    ['a row without a name', { rows: [{ ...newcomers(1)[0], name: '' }] }, 'rows.0.name'],
    [
      'a condition in the place of a number',
      { rows: [{ ...newcomers(1)[0], tel: { $ne: '' } }] },
      'rows.0.tel',
    ],
    ['nobody in particular', { rows: [{ ...newcomers(1)[0], tel: undefined }] }, 'rows.0.tel'],
    ['too many at once', { rows: newcomers(201) }, 'rows'],
  ])('is refused by the function with %s', async (_what, input, field) => {
    const pair = await withCrowd(0)
    const answer = await ask(pair, 'Qian', 'imports_check', input as never)
    expect(answer).toMatchObject({
      errcode: Errcode.INVALID_INPUT,
      data: { fields: { [field]: expect.any(String) as string } },
    })
  })
})
