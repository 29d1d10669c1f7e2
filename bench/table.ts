import type { Report } from './measure'
import type { Verdict } from './targets'

/** What, ours, hand-written, bare open-API call. */
type Row = [what: string, ours: string, handWritten: string, bare: string]

const NONE = '–'
const ms = (value: number) => value.toFixed(1)
const count = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(2))
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`

const row = (what: string, ours: number, handWritten: number): Row => [
  what,
  count(ours),
  count(handWritten),
  NONE,
]

/** The report as text for people. */
export function table(report: Report, verdicts: Verdict[]): string {
  const { machine, latencies, size } = report
  const head = [
    `${machine.date}, Node ${machine.node}, ${String(machine.cpus)} cores; latencies: ${String(latencies.database)} ms a database call,`,
    `${String(latencies.token)} ms a token, ${String(latencies.invocation)} ms an invocation. Times in ms, medians of ${String(size.rounds)} unless said otherwise.`,
  ]
  const rows: Row[] = [
    ['', 'ours', 'hand-written', 'bare call'],
    ...startRows(report),
    ...warmRows(report),
    ...tokenRows(report),
  ]
  return [
    ...head,
    '',
    ...columns(rows),
    ...footnote(report),
    '',
    ...columns(faultRows(report)),
    '',
    ...verdictLines(verdicts),
  ].join('\n')
}

function startRows({ cold, folder, load }: Report): Row[] {
  const { ours, handWritten } = cold
  return [
    ['cold first call, no stored token', ms(ours.withoutToken), ms(handWritten.withoutToken), NONE],
    ['cold first call, stored token', ms(ours.withToken), ms(handWritten.withToken), NONE],
    ['  of a function that only passes on', NONE, NONE, ms(cold.floor)],
    ['loading index.js in a new process', ms(load.ours), ms(load.handWritten), NONE],
    ['folder to upload', megabytes(folder.ours.bytes), megabytes(folder.handWritten.bytes), NONE],
    ['packages in it', count(folder.ours.packages), count(folder.handWritten.packages), NONE],
  ]
}

function warmRows({ warm: { ours, handWritten, bare, floor }, size }: Report): Row[] {
  const of = (what: string, show: (value: number) => string, key: keyof typeof ours): Row => [
    what,
    show(ours[key]),
    show(handWritten[key]),
    show(bare[key]),
  ]
  return [
    of(`warm call, p50 of ${String(size.warmCalls)}`, ms, 'p50'),
    ['  of a function that only passes on', NONE, NONE, ms(floor)],
    of('  p95', ms, 'p95'),
    of('  p99', ms, 'p99'),
    of('  failed calls', count, 'failed'),
    of('  database operations per call (callee not counted)', count, 'databaseOperations'),
    of('  upstream requests per call', count, 'upstreamRequests'),
    of('  new connections per call, callee counted', count, 'connections'),
    row(
      "  the relay's own of these",
      ours.connections - bare.connections,
      handWritten.connections - bare.connections,
    ),
  ]
}

function tokenRows({ together, expiry, revoked, size }: Report): Row[] {
  const { ours: a, handWritten: b } = together
  const { ours: c, handWritten: d } = expiry
  const { ours: e, handWritten: f } = revoked
  const all = `of ${String(c.spread.calls)}`
  return [
    row(`${String(size.together)} instances together: tokens fetched`, a.fetched, b.fetched),
    row('  distinct tokens', a.distinct, b.distinct),
    row('  failed calls', a.failed, b.failed),
    row('  failed calls six minutes later', a.failedLater, b.failedLater),
    row('expiry, callers over its minutes: tokens fetched', c.spread.fetched, d.spread.fetched),
    row('  distinct tokens', c.spread.distinct, d.spread.distinct),
    row(`  failed calls ${all}`, c.spread.failed, d.spread.failed),
    row('expiry, all callers at once: tokens fetched', c.atOnce.fetched, d.atOnce.fetched),
    row('  distinct tokens', c.atOnce.distinct, d.atOnce.distinct),
    row(`  failed calls ${all}`, c.atOnce.failed, d.atOnce.failed),
    row(`  failed calls six minutes later, of ${String(size.processes)}`, c.failedLater, d.failedLater),
    row(`token revoked twice in ${String(e.calls)} calls: failed calls`, e.failed, f.failed),
    ['  outage', outage(e), outage(f), NONE],
  ]
}

const outage = ({ outageSeconds, watchedSeconds }: Report['revoked']['ours']): string =>
  outageSeconds === null ? `no end in ${watchedSeconds.toFixed(0)} s *` : `${outageSeconds.toFixed(1)} s`

function footnote({ revoked: { handWritten } }: Report): string[] {
  const { minutesToExpiry } = handWritten
  if (minutesToExpiry === null) return []
  return [
    '',
    `* Until its token expires: up to ${minutesToExpiry.toFixed(0)} min, computed from the stored row.`,
  ]
}

function faultRows({ faults }: Report): string[][] {
  const say = ({ told, seconds, next, struck }: Report['faults'][number]['ours']) => [
    `${told}, ${seconds.toFixed(1)} s${struck ? '' : ' (not met)'}`,
    next,
  ]
  return [
    ['one fault, once', 'ours: the person is told', 'next call', 'hand-written: told', 'next call'],
    ...faults.map(({ what, ours, handWritten }) => [what, ...say(ours), ...say(handWritten)]),
  ]
}

const verdictLines = (verdicts: Verdict[]): string[] =>
  verdicts.map(({ what, found, pass }) => `${pass ? 'PASS' : 'FAIL'}  ${what}: ${found}`)

/** The first column flush left, as wide as it must be. */
function columns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
