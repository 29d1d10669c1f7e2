import { databaseTimeout } from '../refusal'
import { MongoError } from '../mongo-error'
import type { Meter } from '../work/meter'
import { casesOf, tester } from './character-set'
import { lengthOf } from './length'
import { PLACES } from './places'
import type { Node, Place, Syntax } from './syntax'

/** Where the rest of the pattern ends that begins at `at`; -1 where it does not match. */
type Next = (at: number) => number

/** One text, and what has been captured in it. */
interface State {
  codes: number[]
  /** start and end of each group, -1 where it has none */
  marks: number[]
  meter: Meter
}

/** Where a match is, in code points; the groups' places as pairs. */
export interface Found {
  start: number
  end: number
  marks: number[]
}

/** Matches by trying, as PCRE does. Every try is a step that the meter counts. @throws TcbError DATABASE_TIMEOUT */
export function matcherOf({ node, captures, names }: Syntax) {
  const state: State = { codes: [], marks: [], meter: undefined as unknown as Meter }
  const run = compile(node, (at) => at, { state, names, captures })
  return (codes: number[], from: number, meter: Meter): Found | undefined => {
    Object.assign(state, { codes, meter })
    for (let start = from; start <= codes.length; start++) {
      state.marks = new Array<number>(2 * captures + 2).fill(-1)
      meter.spend(1)
      const end = onStack(() => run(start))
      if (end >= 0) return { start, end, marks: state.marks }
    }
    return undefined
  }
}

/** A group that is repeated too often does not fit on the stack; PCRE has such a limit, too. */
function onStack(run: () => number): number {
  try {
    return run()
  } catch (error) {
    throw error instanceof RangeError ? databaseTimeout() : error
  }
}

interface Around {
  state: State
  names: Map<string, number>
  captures: number
}

function compile(node: Node, next: Next, around: Around): Next {
  switch (node.kind) {
    case 'character':
    case 'set':
      return one(testOf(node), next, around.state)
    case 'place':
      return place(node.place, next, around.state)
    case 'sequence':
      return node.parts.reduceRight((rest, part) => compile(part, rest, around), next)
    case 'either':
      return either(node.branches.map((branch) => compile(branch, next, around)))
    case 'capture':
      return capture(node.index, node.body, next, around)
    case 'repeat':
      return repeat(node, next, around)
    case 'atomic':
      return atomic(node.body, next, around)
    case 'look':
      return look(node, next, around)
    case 'reference':
      return reference(node.to, node.caseless, next, around)
  }
}

type One = Extract<Node, { kind: 'character' | 'set' }>

function testOf(node: One): (code: number) => boolean {
  if (node.kind === 'set') return tester(node.set, node.caseless)
  if (!node.caseless) return (code) => code === node.code
  const cases = [node.code, ...casesOf(node.code)]
  return (code) => cases.includes(code) || casesOf(code).some((cased) => cases.includes(cased))
}

const one =
  (test: (code: number) => boolean, next: Next, state: State): Next =>
  (at) => {
    const code = state.codes[at]
    return code !== undefined && test(code) ? next(at + 1) : -1
  }

function either(branches: Next[]): Next {
  return (at) => {
    for (const branch of branches) {
      const end = branch(at)
      if (end >= 0) return end
    }
    return -1
  }
}

function capture(index: number, body: Node, next: Next, around: Around): Next {
  const { state } = around
  const starts: number[] = []
  const inner = compile(
    body,
    (end) => {
      const { marks } = state
      const before = [marks[2 * index], marks[2 * index + 1]] as [number, number]
      const start = starts.pop() as number
      ;[marks[2 * index], marks[2 * index + 1]] = [start, end]
      const found = next(end)
      starts.push(start)
      if (found < 0) [marks[2 * index], marks[2 * index + 1]] = before
      return found
    },
    around,
  )
  return (at) => {
    starts.push(at)
    const end = inner(at)
    starts.pop()
    return end
  }
}

type Repeat = Extract<Node, { kind: 'repeat' }>

function repeat(node: Repeat, next: Next, around: Around): Next {
  const { body, least, most, greed } = node
  if (greed === 'possessive')
    return atomic({ kind: 'repeat', body, least, most, greed: 'greedy' }, next, around)
  if (body.kind === 'character' || body.kind === 'set')
    return repeatOne(node, testOf(body), next, around.state)
  return repeatGroup(node, next, around)
}

/** Without a call for each character: a long text would not fit on the stack. */
function repeatOne(
  { least, most, greed }: Repeat,
  test: (code: number) => boolean,
  next: Next,
  state: State,
): Next {
  const runOf = (at: number, limit: number) => {
    let end = at
    const { codes } = state
    while (end < codes.length && end - at < limit && test(codes[end] as number)) end += 1
    state.meter.spend(end - at)
    return end
  }
  if (greed === 'greedy')
    return (at) => {
      for (let end = runOf(at, most); end >= at + least; end--) {
        state.meter.spend(1)
        const found = next(end)
        if (found >= 0) return found
      }
      return -1
    }
  return (at) => {
    let end = runOf(at, least)
    if (end < at + least) return -1
    for (;;) {
      state.meter.spend(1)
      const found = next(end)
      if (found >= 0) return found
      const code = state.codes[end]
      if (end - at >= most || code === undefined || !test(code)) return -1
      end += 1
    }
  }
}

function repeatGroup({ body, least, most, greed }: Repeat, next: Next, around: Around): Next {
  const { state } = around
  /** The rounds that are under way: how many before, and where the last one began. */
  const rounds: { count: number; from: number }[] = []
  const again: Next = compile(
    body,
    (at) => {
      const round = rounds.pop() as { count: number; from: number }
      // A round that takes nothing is the last one: else there would be no end.
      const found = at === round.from && round.count >= least ? next(at) : step(at, round.count + 1)
      rounds.push(round)
      return found
    },
    around,
  )
  const enter = (at: number, count: number): number => {
    rounds.push({ count, from: at })
    const found = again(at)
    rounds.pop()
    return found
  }
  const step = (at: number, count: number): number => {
    state.meter.spend(1)
    if (count < least) return enter(at, count)
    if (greed === 'lazy') {
      const found = next(at)
      return found >= 0 || count >= most ? found : enter(at, count)
    }
    const found = count < most ? enter(at, count) : -1
    return found >= 0 ? found : next(at)
  }
  return (at) => step(at, 0)
}

function atomic(body: Node, next: Next, around: Around): Next {
  const alone = compile(body, (at) => at, around)
  return (at) => {
    const end = alone(at)
    return end < 0 ? -1 : next(end)
  }
}

function look({ body, behind, not }: Extract<Node, { kind: 'look' }>, next: Next, around: Around): Next {
  const holds = behind ? looksBehind(body, around) : aheadOf(compile(body, (at) => at, around))
  return (at) => (holds(at) === not ? -1 : next(at))
}

const aheadOf = (run: Next) => (at: number) => run(at) >= 0

/** Each branch has one length. @throws MongoError */
function looksBehind(body: Node, around: Around): (at: number) => boolean {
  const branches = (body.kind === 'either' ? body.branches : [body]).map((branch) => {
    const length = lengthOf(branch)
    if (length === undefined)
      throw new MongoError('Regular expression is invalid: lookbehind assertion is not fixed length')
    return { length, run: compile(branch, (at) => at, around) }
  })
  return (at) => branches.some(({ length, run }) => at >= length && run(at - length) === at)
}

function reference(
  to: number | string,
  caseless: boolean,
  next: Next,
  { state, names, captures }: Around,
): Next {
  const index = typeof to === 'number' ? to : names.get(to)
  if (index === undefined || index < 1 || index > captures)
    throw new MongoError('Regular expression is invalid: reference to non-existent subpattern')
  return (at) => {
    const { marks, codes } = state
    const [start = -1, end = -1] = [marks[2 * index], marks[2 * index + 1]]
    if (end < 0) return -1
    for (let i = start; i < end; i++) {
      const [wanted, code] = [codes[i] as number, codes[at + i - start]]
      if (code !== wanted && !(caseless && code !== undefined && casesOf(wanted).includes(code))) return -1
    }
    return next(at + end - start)
  }
}

function place(which: Place, next: Next, state: State): Next {
  const holds = PLACES[which]
  return (at) => (holds(state.codes, at) ? next(at) : -1)
}
