import type { Report } from './measure'

export interface Verdict {
  what: string
  found: string
  pass: boolean
}

const ms = (value: number) => `${value.toFixed(1)} ms`

/** What is promised of the relay and can be judged by one run. A time is judged against another of the same run. */
export function judge(report: Report): Verdict[] {
  return [...judgeWarm(report), ...judgeCold(report), ...judgeTokens(report), ...judgeFaults(report)]
}

function judgeWarm({ warm: { ours, handWritten, bare, floor } }: Report): Verdict[] {
  const overFloor = ours.p50 / floor
  const connections = ours.connections - bare.connections
  return [
    {
      what: 'warm: 0 database operations, 1 upstream request, 0 new connections, no failure',
      found: `${String(ours.databaseOperations)}, ${String(ours.upstreamRequests)}, ${connections.toFixed(2)}, ${String(ours.failed)}`,
      pass: ours.databaseOperations + ours.failed === 0 && connections <= 0 && ours.upstreamRequests === 1,
    },
    {
      what: 'warm: p50 at most 1.05 of a function that only passes on',
      found: overFloor.toFixed(2),
      pass: overFloor <= 1.05,
    },
    {
      what: "warm: p50 below the hand-written relay's",
      found: ms(ours.p50 - handWritten.p50),
      pass: ours.p50 < handWritten.p50,
    },
  ]
}

function judgeCold({ cold: { ours, handWritten, floor }, folder }: Report): Verdict[] {
  const ratios = {
    'no stored token': ours.withoutToken / handWritten.withoutToken,
    'stored token': ours.withToken / handWritten.withToken,
  }
  return [
    ...Object.entries(ratios).map(([what, ratio]) => ({
      what: `cold, ${what}: at most 0.45 of the hand-written relay's, better 0.35`,
      found: ratio.toFixed(2),
      pass: ratio <= 0.45,
    })),
    {
      what: 'cold, no stored token: at most 1.2 of a function that only passes on',
      found: (ours.withoutToken / floor).toFixed(2),
      pass: ours.withoutToken <= 1.2 * floor,
    },
    {
      what: 'folder: at most 1.3 MB, nothing to install',
      found: `${(folder.ours.bytes / 1e6).toFixed(2)} MB`,
      pass: folder.ours.bytes <= 1.3e6,
    },
  ]
}

function judgeTokens({ together, expiry, revoked, size }: Report): Verdict[] {
  const { spread, atOnce, failedLater } = expiry.ours
  const tokenErrors = spread.tokenErrors + atOnce.tokenErrors
  const failed = spread.failed + atOnce.failed + failedLater
  return [
    {
      what: `${String(size.together)} instances together: one distinct token, no failure`,
      found: `${String(together.ours.distinct)}, ${String(together.ours.failed + together.ours.failedLater)}`,
      pass: together.ours.distinct === 1 && together.ours.failed + together.ours.failedLater === 0,
    },
    {
      what: `expiry, ${String(size.processes)} × ${String(size.callers)} callers: nobody sees a token error`,
      found: `${String(tokenErrors)} token errors, ${String(failed)} failures`,
      pass: failed === 0,
    },
    {
      what: 'revoked token: every call succeeds',
      found: `${String(revoked.ours.failed)} of ${String(revoked.ours.calls)} fail`,
      pass: revoked.ours.failed === 0,
    },
  ]
}

function judgeFaults({ faults }: Report): Verdict[] {
  const ended = faults.filter(({ ours }) => ours.told.startsWith('platform'))
  const stuck = faults.filter(({ ours }) => !ours.nextOk)
  return [
    {
      what: 'faults: no crash, no time-out by the platform, the next call succeeds',
      found: [...ended, ...stuck].map(({ what }) => what).join('; ') || `${String(faults.length)} faults`,
      pass: ended.length + stuck.length === 0,
    },
  ]
}
