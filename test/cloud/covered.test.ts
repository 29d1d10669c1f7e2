import { describe, expect, it, vi } from 'vitest'
import { deployments } from '../../cloud/deployment'
import { adminApp, userApp } from '../../local/pair'
import { type Stage, fullStage } from './full-stage'
import { type Someone, addPicture, adminOf, ticketOf, userOf } from './images/people'
import { ping } from './ping'
import { queriesOf } from './queries'
import { type RunningPair, someone } from './run-pair'

/** A page of 20, the one behind it, and a few that are passed over. */
const FEW = 40

/**
 * What makes each function look for all that it ever looks for, as far as it can be made to: its pages, its filters. The
 * compiler does not know the functions' names here; the first test does.
 */
const passes: Record<string, (stage: Stage) => Promise<unknown>> = {
  api: ({ relay }) => relay('Lin', { func: 'users_get' }),
  cloudbase_auth: ({ cloud }) =>
    cloud.init({
      appid: userApp.appid,
      openid: 'o',
      resourceAppid: adminApp.appid,
      resourceEnv: adminApp.env,
    }),
  admins_change: ({ he }) => he.call('admins_change', { _id: 'first', name: '小何' }),
  admins_claim: (stage) => adminOf(stage, 'Chen').call('admins_claim', { code: 'none' }),
  admins_invite: ({ he }) => he.call('admins_invite', { name: '小陈', role: 'viewer' }),
  admins_list: ({ he }) => he.call('admins_list', {}),
  admins_remove: ({ he }) => he.call('admins_remove', { _id: 'nobody' }),
  admins_uninvite: ({ he }) => he.call('admins_uninvite', { _id: 'nobody' }),
  audit_list: async ({ he, lin }) => {
    for (const input of [
      {},
      { who: lin.id },
      { whom: lin.id },
      { func: 'users_update' },
      { from: 1, to: 2e12 },
    ]) {
      const { next } = (await he.call('audit_list', input)).data
      if (next) await he.call('audit_list', { ...input, cursor: next })
    }
    await he.call('audit_list', { who: lin.id, func: 'users_update' })
    await he.call('audit_list', { whom: lin.id, func: 'users_update' })
  },
  counts_repair: ({ cloud }) => cloud.invoke({ env: adminApp.env, name: 'counts_repair' }),
  dashboard_get: ({ he }) => he.call('dashboard_get', {}),
  admins_get: ({ he }) => he.call('admins_get', {}),
  health_check: ({ cloud, relayKey }) =>
    cloud.invoke({ env: userApp.env, name: 'api', event: ping(userApp.appid, relayKey) }),
  images_add: ({ lin }) => addPicture(lin),
  images_checked: async (stage) => {
    const { cloud } = stage
    const { _id } = cloud.database(userApp.env).find('checks')[0] ?? {}
    const event = { MsgType: 'event', Event: 'wxa_media_check', appid: userApp.appid, version: 2 }
    const verdict = { trace_id: _id, result: { suggest: 'pass', label: 100 } }
    await cloud.invoke({
      env: userApp.env,
      name: 'api',
      event: { ...event, ...verdict },
      source: 'wx_unknown',
    })
  },
  images_decided: tell,
  images_list: async ({ he, lin }) => {
    for (const input of [
      { of: 'public' },
      { of: 'public', purpose: 'wall' },
      { of: 'mine' },
      { of: 'all' },
      { of: 'all', state: 'pending' },
      { of: 'all', state: 'pending', purpose: 'wall' },
      { of: 'all', owner: lin.id },
    ] as const) {
      const by = input.of === 'all' ? he : lin
      const { next } = (await by.call('images_list', input)).data
      if (next) await by.call('images_list', { ...input, cursor: next })
    }
  },
  images_remove: async ({ lin }) => lin.call('images_remove', { _id: (await addPicture(lin))._id }),
  images_review: async ({ he, lin }) => {
    for (const decision of ['approve', 'refuse'] as const)
      await he.call('images_review', { _id: (await addPicture(lin))._id, decision })
  },
  images_subscribe: ({ lin }) => lin.call('images_subscribe', {}),
  images_sweep: ({ cloud }) => cloud.invoke({ env: adminApp.env, name: 'images_sweep' }),
  images_ticket: async ({ lin }) => {
    const tap = 'tap-000001'
    await lin.call('images_ticket', { purpose: 'avatar', type: 'image/png', bytes: 9 }, tap)
    await lin.call('images_ticket', { purpose: 'avatar', type: 'image/png', bytes: 9 }, tap)
    return ticketOf(lin)
  },
  images_told: tell,
  imports_check: ({ he, lin }) =>
    he.call('imports_check', { rows: [row, { ...row, _id: lin.id }, { ...row, tel: someone.tel }] }),
  imports_fill: fileOf,
  imports_report: async ({ he }) => {
    const _id = await fileOf({ he })
    await he.call('imports_report', { _id, limit: 1 })
    await he.call('imports_report', { _id, outcome: 'created', cursor: '1_n' })
  },
  imports_undo: async ({ he }) => {
    const _id = await fileOf({ he })
    await he.call('jobs_step', { _id })
    await he.call('imports_undo', { _id })
  },
  invites_draw: ({ he }) => he.call('invites_draw', { code: 'none' }),
  jobs_add: async ({ he }) => {
    await he.call('jobs_add', { ...disable, filter: { search: '晓雨', from: 1 } })
    await he.call('jobs_add', { ...disable, ids: ['nobody'] })
    await he.call('jobs_add', { kind: 'notice', ...words, filter: { search: '晓雨', from: 1 } })
  },
  jobs_cancel: async ({ he }) => he.call('jobs_cancel', { _id: await jobOf(he) }),
  jobs_get: async ({ he }) => he.call('jobs_get', { _id: await jobOf(he) }),
  jobs_list: async ({ he }) => {
    await jobOf(he)
    await jobOf(he)
    const { next } = (await he.call('jobs_list', { limit: 1 })).data
    if (next) await he.call('jobs_list', { limit: 1, cursor: next })
  },
  jobs_page: async ({ he, lin }) => {
    for (const wanted of [{ ids: [lin.id] }, { filter: { search: '晓雨', sex: 2 as const } }]) {
      const { data } = await he.call('jobs_add', { kind: 'export', whole: false, ...wanted })
      await he.call('jobs_page', { _id: data.job._id })
      await he.call('jobs_page', { _id: data.job._id, cursor: '2000000000000_x' })
    }
  },
  jobs_step: async ({ he, lin }) => {
    const wishes = [{ ids: [lin.id] }, { filter: { sex: 1 as const } }, { filter: { search: '138' } }]
    for (const wanted of wishes) {
      const { data } = await he.call('jobs_add', { ...disable, ...wanted })
      await he.call('jobs_step', { _id: data.job._id })
      await he.call('jobs_cancel', { _id: data.job._id })
      await he.call('jobs_step', { _id: data.job._id })
    }
    const { data } = await he.call('jobs_add', { kind: 'notice', ...words, ids: [lin.id] })
    await he.call('jobs_step', { _id: data.job._id })
    const _id = await fileOf({ he })
    await he.call('jobs_step', { _id })
    await he.call('imports_undo', { _id })
    await he.call('jobs_step', { _id })
  },
  jobs_sweep: async ({ cloud, he }) => {
    const { data } = await he.call('jobs_add', { ...disable, ids: ['nobody'] })
    await cloud.invoke({ env: adminApp.env, name: 'jobs_sweep', event: {}, source: 'wx_trigger' })
    await he.call('jobs_get', { _id: data.job._id })
  },
  notices_list: async ({ lin }) => {
    await lin.call('users_add', someone)
    await lin.call('notices_read', { until: 2e12 })
    const { next } = (await lin.call('notices_list', {})).data
    if (next) await lin.call('notices_list', { cursor: next })
  },
  notices_read: async ({ lin }) => {
    await lin.call('users_add', someone)
    await lin.call('notices_read', { until: 2e12 })
  },
  notices_send: async ({ he, lin }) => {
    await lin.call('users_add', someone)
    await he.call('notices_send', { to: 'one', whom: lin.id, ...words })
    await he.call('notices_send', { to: 'everyone', ...words })
  },
  notices_sent: async ({ he }) => {
    const { next } = (await he.call('notices_sent', {})).data
    if (next) await he.call('notices_sent', { cursor: next })
  },
  users_add: async ({ lin }) => {
    await lin.call('users_add', someone)
    // The second one looks whose the first was.
    return lin.call('users_add', someone)
  },
  users_consent: ({ lin }) => lin.call('users_consent', { consent: 9 }),
  users_count: async ({ he }) => {
    await he.call('users_count', { search: '晓雨', from: 1 })
    await he.call('users_count', { age: '65+', sex: 1, state: 'disabled', appid: userApp.appid })
  },
  users_edit: ({ he, lin }) => he.call('users_edit', { _id: lin.id, age: 50, version: 0 }),
  users_export: async ({ lin }) => {
    for (const of of ['record', 'images', 'notices', 'history'] as const) {
      const { data } = await lin.call('users_export', { of, limit: 1 })
      if ('next' in data && data.next) await lin.call('users_export', { of, limit: 1, cursor: data.next })
    }
  },
  users_get: ({ lin }) => lin.call('users_get', {}),
  users_leave: async (stage) => {
    const chen = userOf(stage, 'Chen')
    await chen.call('users_add', someone)
    await addPicture(chen)
    await chen.call('users_leave', {})
  },
  users_list: async ({ he }) => {
    for (const input of [
      {},
      { search: '晓雨' },
      { search: '138' },
      { sex: 1 },
      { from: 1, until: 2e12 },
    ] as const)
      for (const order of ['newest', 'oldest'] as const) {
        const { next } = (await he.call('users_list', { ...input, order })).data
        if (next) await he.call('users_list', { ...input, order, cursor: next })
      }
  },
  users_purge: ({ cloud }) => cloud.invoke({ env: adminApp.env, name: 'users_purge' }),
  users_read: ({ he, lin }) => he.call('users_read', { _id: lin.id }),
  users_reveal: ({ he, lin }) => he.call('users_reveal', { _id: lin.id }),
  users_set_state: async ({ he }) => {
    const { users } = (await he.call('users_list', { state: 'disabled', limit: 1 })).data
    for (const { _id, version } of users) await he.call('users_set_state', { _id, state: 'active', version })
  },
  users_update: async ({ lin }) => {
    await lin.call('users_add', someone)
    return lin.call('users_update', { ...someone, age: 77, version: 0 })
  },
}

/** Of the decision on a picture whose owner wants to be told of it. */
async function tell({ he, lin, cloud }: Stage) {
  const { _id } = await addPicture(lin)
  await lin.call('images_subscribe', {})
  await he.call('images_review', { _id, decision: 'approve' })
  await cloud.invoke({ env: userApp.env, name: 'api', event: { Type: 'Timer' } })
}

const row = { line: 2, name: '林晓雨', sex: 2 as const, age: 26, tel: '17700000001' }

/** `_id` of an import of her or his. */
async function fileOf({ he }: Pick<Stage, 'he'>): Promise<string> {
  const wanted = { kind: 'import', mode: 'update', file: 'people.csv', rows: 2 } as const
  const { _id } = (await he.call('jobs_add', wanted)).data.job
  await he.call('imports_fill', { _id, from: 0, rows: [row, { ...row, line: 3, tel: '17700000002' }] })
  return _id
}

const words = { title: '放假通知', text: '国庆节休息七天。' }

const disable = { kind: 'state', state: 'disabled' } as const

/** `_id` of a job of hers or his. */
const jobOf = async (he: Someone) => (await he.call('jobs_add', { ...disable, ids: ['nobody'] })).data.job._id

/** Functions that have to look at what they count or compare. */
const counting = ['users_count', 'counts_repair', 'dashboard_get']

/** Functions that look for nothing in a database, as far as they are told by a `where`. */
const blind = ['api', 'cloudbase_auth', 'admins_claim', 'health_check']

describe('every cloud function', () => {
  const deployed = [...Object.keys(deployments.admin), ...Object.keys(deployments.user)]

  it('has a pass here', () => {
    expect(Object.keys(passes).sort()).toEqual(deployed.sort())
  })

  it('looks for documents by an index, and hardly at more than it answers', async () => {
    const stage = await fullStage()
    for (const name of deployed) {
      const { heard, stop } = queriesOf(stage.cloud)
      await passes[name]?.(stage)
      await vi.waitFor(() => expect(called(stage)).toContain(name))
      stop()
      const own = heard().filter(({ func }) => func === name)
      if (!blind.includes(name)) expect([name, own.length]).not.toEqual([name, 0])
      for (const query of own) {
        expect(query).not.toMatchObject({ index: null })
        if (!counting.includes(name)) expect([query, query.scanned < FEW]).toEqual([query, true])
      }
    }
  })
})

const called = ({ cloud }: RunningPair) =>
  cloud.calls().flatMap(({ kind, target }) => (kind === 'function' && target ? [target] : []))
