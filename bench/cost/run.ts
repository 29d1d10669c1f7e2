import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFunctions } from '../../cloud/build'
import { createCloud } from '../../emulator/index'
import { inventedOpenid } from '../../local/openid'
import { adminApp, pair } from '../../local/pair'
import { latencies } from '../stage/clouds'
import { type Action, actions, type Need, need } from './actions'
import { priced, total } from './month'

/**
 * `npm run cost`: what each action asks of the platform, counted in the emulator, and a month of it with 1,000, 100,000 and ten
 * million people, as docs/operate.md has it. Takes half a minute.
 */
async function cost(): Promise<void> {
  const dist = await mkdtemp(join(tmpdir(), 'duet-cost-'))
  try {
    await buildFunctions(dist)
    const each = await measured(dist)
    console.log(['', ...ofActions(each), '', ...ofMonths(each)].join('\n'))
  } finally {
    await rm(dist, { recursive: true, force: true })
  }
}

async function measured(dist: string): Promise<Record<Action, Need>> {
  const { options, setupCode } = pair({ dist })
  const cloud = await createCloud(options)
  try {
    cloud.faults.add({ route: 'sdk', delay: latencies.database })
    cloud.faults.add({ route: 'invokecloudfunction', delay: latencies.invocation })
    const { appid } = adminApp
    const openid = inventedOpenid('administrator')
    await cloud.callFunction({ appid, openid, name: 'admins_claim', data: { code: setupCode } })
    const of = async (who: string) => {
      const counted: Partial<Record<Action, Need>> = {}
      for (const action of ['register', 'open', 'change', 'list', 'search', 'overview', 'timers'] as const)
        counted[action] = await need(cloud, action, who)
      return counted as Record<Action, Need>
    }
    // The first time instances start and fetch a token.
    await of('first')
    return await of('second')
  } finally {
    await cloud.dispose()
  }
}

const names: Record<Action, string> = {
  open: 'a person opens the app',
  register: 'registers',
  change: 'changes their record',
  list: 'an administrator opens the list',
  search: 'searches',
  overview: 'opens the overview',
  timers: 'the four timers, once',
}

const round = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 })

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`

const ofActions = (each: Record<Action, Need>): string[] => [
  row('action', 'functions', 'reads', 'writes', 'WeChat', 'GB-s'),
  row('---', '---', '---', '---', '---', '---'),
  ...(Object.keys(actions) as Action[]).map((action) => {
    const { functions, reads, writes, wechat, gbs } = each[action]
    return row(names[action], ...[functions, reads, writes, wechat, gbs].map(round))
  }),
]

function ofMonths(each: Record<Action, Need>): string[] {
  const months = [1_000, 100_000, 10_000_000].map((people) => {
    const sum = total(people, each)
    const { least, most, byUse } = priced(sum)
    const inAll = [sum.functions, sum.reads, sum.writes, sum.gbs].map(round)
    return row(round(people), ...inAll, `${round(least)}–${round(most)}`, round(byUse))
  })
  const head = ['people', 'functions', 'reads', 'writes', 'GB-s', 'yuan in packs', 'yuan by use (2020)']
  return [row(...head), row(...head.map(() => '---')), ...months]
}

await cost()
