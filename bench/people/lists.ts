import type { Figure } from '../figure'
import { quantile } from '../statistics'
import { type Stage, withPeople } from './stage'

const [FEW, MANY] = [1_000, 100_000]
/** Of each kind, after those that are not counted. */
const CALLS = 40
const TRIES = 10
/** ms, and how much longer it may take with a hundred times as many people. */
const [LONGEST, LONGER] = [100, 1.3]

type Call = Stage['call']

/** What an administrator waits for; each by an editor of its own. Every page is full, with few people, too. */
const waits: Record<string, (call: Call, who: string) => Promise<unknown>> = {
  'first page': (call, who) => call(who, 'users_list', {}),
  'next page': (call, who) => call(who, 'users_list', { cursor: '2000000000000_x' }),
  'searched page': (call, who) => call(who, 'users_list', { search: '王' }),
  'filtered page': (call, who) => call(who, 'users_list', { sex: 1, age: '25-34' }),
  'count by filters': (call, who) => call(who, 'users_count', { sex: 1, age: '25-34' }),
  'count of all numbers': (call, who) => call(who, 'dashboard_get', {}),
}

/** The list of people and the numbers, with few people and with many: the function's time, as an app waits for it. */
export async function measureLists(say: (what: string) => void): Promise<Figure[]> {
  const few = await timesWith(FEW, say)
  const many = await timesWith(MANY, say)
  return Object.keys(waits).flatMap((what): Figure[] => {
    const ms = few[what] ?? 0
    const target = Math.min(LONGEST, ms * LONGER)
    return [
      { what: `${what}, ${FEW} people, p50`, ms, target: LONGEST },
      { what: `${what}, ${MANY} people, p50`, ms: many[what] ?? Infinity, target },
    ]
  })
}

function timesWith(size: number, say: (what: string) => void): Promise<Record<string, number>> {
  say(`lists of ${size} people`)
  const editors = Object.keys(waits)
  return withPeople(size, [...editors, ...editors.map(before)], async ({ call }) => {
    const times: Record<string, number> = {}
    for (const [what, wait] of Object.entries(waits)) {
      await warm(() => wait(call, before(what)))
      times[what] = await median(() => wait(call, what))
    }
    return times
  })
}

/** Who makes the calls that are not counted. */
const before = (what: string) => `before ${what}`

/**
 * The emulator makes an index when it is first asked for, which with many people is more than a call may take: it is asked
 * for again until it is answered. The process is a new one then, and gets quicker with each of its first calls.
 */
async function warm(wait: () => Promise<unknown>): Promise<void> {
  const isAnswered = () =>
    wait().then(
      () => true,
      () => false,
    )
  for (let tries = 1; tries < TRIES && !(await isAnswered()); tries++);
  for (let n = 0; n < CALLS; n++) await wait()
}

async function median(wait: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < CALLS; n++) {
    const began = performance.now()
    await wait()
    times.push(performance.now() - began)
  }
  return quantile(times, 0.5)
}
