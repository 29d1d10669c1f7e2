// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { type DataOf, functions } from '@contract'
import { expect, it, vi } from 'vitest'
import { AuditScreen } from '@/features/audit/audit-screen'
import { actionInWords } from '@/features/audit/words'
import { inTurn, no, ok } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'
import { connected, does, see, seesNo, tap } from './on-screen'

type Entry = DataOf<'audit_list'>['entries'][number]

const open = () => render(<AuditScreen whenRefused={() => <span>不是管理员</span>} />)

const entry = (changes: Partial<Entry>): Entry => ({
  _id: 'entry',
  who: 'who-he',
  whoName: '小何',
  role: 'owner',
  func: 'admins_change',
  whom: 'who-lin',
  whomName: null,
  before: null,
  after: {},
  createtime: 1_700_000_000_000,
  ...changes,
})

const script = (...entries: Entry[]) => ({
  admins_list: () =>
    ok({
      administrators: [{ _id: 'first', who: 'who-he', role: 'owner', createtime: 1 }],
      invites: [],
    }),
  audit_list: () => ok({ entries, next: null }),
})

const rows: [what: string, changes: Partial<Entry>, sees: (string | RegExp)[]][] = [
  [
    'a role that was changed',
    { before: { role: 'viewer', name: 'Lin' }, after: { role: 'editor', name: '小林' } },
    ['更改管理员 · 小林', /小何 · 所有者 · 2023年/, '查看者 → 编辑者', 'Lin → 小林'],
  ],
  [
    'a picture that was approved',
    {
      func: 'images_review',
      whomName: '林晓雨',
      before: { picture: 'pending' },
      after: { picture: 'approved' },
    },
    ['审核图片 · 林晓雨', '审核中 → 已通过'],
  ],
  [
    'a registration, by the person',
    {
      func: 'users_add',
      who: 'lin',
      whom: 'lin',
      whoName: '林晓雨',
      role: undefined,
      after: { name: '林晓雨', age: 26, sex: 2, tel: '138****0001' },
    },
    ['登记', /^林晓雨 · 2023年/, '26 岁', '女', '138****0001'],
  ],
  [
    'a person who was disabled',
    { func: 'users_set_state', before: { state: 'active' }, after: { state: 'disabled' } },
    ['停用、启用或移到回收站 · 已不在的人', '正常 → 已停用'],
  ],
  [
    'a refusal',
    { func: 'users_list', whom: '', whoName: null, role: 'viewer', refused: -2011 },
    ['查看登记的人', /^首位管理员 · 查看者/, '已拒绝：你的角色不能这样做，需要的话请联系所有者'],
  ],
  [
    'a refusal of a call without identity',
    { who: '', func: 'admins_remove', whom: '', whoName: null, role: undefined, refused: -4003 },
    ['移除管理员', /^无法确认的来源/],
  ],
  [
    'an administrator who was removed',
    { func: 'admins_remove', before: { role: 'editor', name: '小林' } },
    ['移除管理员 · 小林', '编辑者'],
  ],
]

it.each(rows)('tells in words of %s', async (_what, changes, sees) => {
  connected({ ...script(entry(changes)), admins_list: () => ok({ administrators: [], invites: [] }) })
  open()
  const last = sees.at(-1) ?? ''
  // A chip may say the same as an entry does.
  await see(last)
  const said = [...document.querySelectorAll('.audit *')].map(({ textContent }) => textContent)
  for (const words of sees)
    expect(said).toContainEqual(typeof words === 'string' ? words : expect.stringMatching(words))
})

it('has words for whatever is for administrators, or changes something', () => {
  const told = Object.entries(functions).flatMap(([name, { access }]) =>
    access === 'relay' || actionInWords(name) !== name ? [] : name,
  )
  expect(told).toEqual([
    'admins_get',
    'images_subscribe',
    'notices_list',
    'notices_read',
    'phone_get',
    'template_get',
    'users_export',
    'users_get',
  ])
})

it('asks for what is chosen: time, administrator and action', async () => {
  const cloud = connected(script(entry({})))
  open()
  await see('更多条件')
  await tap('更多条件')
  await see('首位管理员')
  await tap('最近 7 天')
  await tap('首位管理员')
  await tap('审核图片')
  await see('更改管理员 · 已不在的人')
  const asked = cloud.to('audit_list').map(({ data }) => data)
  expect(asked).toHaveLength(4)
  expect(asked[0]).not.toHaveProperty('from')
  expect(asked.at(-1)).toMatchObject({ who: 'who-he', func: 'images_review', from: expect.any(Number) })
})

it('about one person asks for that person, and not by whom', async () => {
  phone.params = { whom: 'who-lin' }
  const cloud = connected(script(entry({})))
  open()
  await see('更改管理员 · 已不在的人')
  expect(cloud.to('audit_list')[0]?.data).toMatchObject({ whom: 'who-lin' })
  await tap('更多条件')
  expect(seesNo('所有人')).toBe(true)
})

it('goes on at the end, and says so when there is nothing', async () => {
  const cloud = connected({
    ...script(),
    audit_list: inTurn(
      ok({ entries: [entry({ _id: 'a', whomName: '甲' })], next: '9_a' }),
      ok({ entries: [entry({ _id: 'b', whomName: '乙' })], next: null }),
      ok({ entries: [], next: null }),
    ),
  })
  open()
  await see('更改管理员 · 甲')
  await does(() => phone.scrollToEnd())
  await see('更改管理员 · 乙')
  expect(cloud.to('audit_list').at(-1)?.data).toMatchObject({ cursor: '9_a' })
  await tap('更多条件')
  await tap('登记')
  await see('没有记录')
})

it('shows who is no administrator what there is for them', async () => {
  connected({ ...script(), audit_list: () => no(-2002, '你还不是管理员') })
  open()
  await see('不是管理员')
})

it('what is listed is exported, page by page, into a file with a line for each', async () => {
  const cloud = connected({
    ...script(),
    audit_list: ({ cursor, limit }) => {
      if (limit === 20 || cursor)
        return ok({ entries: [entry({ func: 'users_reveal', whomName: '林晓雨' })], next: null })
      return ok({ entries: [entry({ after: { role: 'editor' }, before: { role: 'viewer' } })], next: '20_x' })
    },
  })
  const saved: Blob[] = []
  const made = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob)
    return 'blob:saved'
  })
  open()
  await see('导出这些记录')
  phone.action = 0
  await tap('导出这些记录')
  await see('文件已生成，共 2 条')
  made.mockRestore()
  const lines = ((await saved[0]?.text()) ?? '').split('\r\n')
  expect(lines[0]).toContain('时间,谁做的,角色,操作,关于谁,内容,拒绝')
  expect(lines[1]).toMatch(/,小何,所有者,更改管理员,已不在的人,角色 查看者 → 编辑者,$/)
  expect(lines[2]).toMatch(/,小何,所有者,查看手机号,林晓雨,,$/)
  expect(cloud.to('audit_list').map(({ data }) => data['limit'])).toEqual([20, 100, 100])
})
