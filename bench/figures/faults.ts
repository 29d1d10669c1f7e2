import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { endInstances, forgetToken, somebody, tap, untilTokenStored } from '../stage/calls'
import { type Relay, alone } from '../stage/clouds'
import { type Contender, type Folders, contenders } from '../stage/folders'
import { type FaultCase, faultCases } from './fault-cases'

interface Outcome {
  /** What the person was told, and after how long. */
  told: string
  seconds: number
  ok: boolean
  /** The next call: the same person's second try if the first failed, somebody else's otherwise. */
  next: string
  nextOk: boolean
  /** The fault met a request. Where the relay made none of that kind, it did not. */
  struck: boolean
}

export interface FaultRow {
  what: string
  ours: Outcome
  handWritten: Outcome
}

/**
 * Each relay with the function that belongs to it, in a cloud of its own; both at the same time, since what
 * takes long here is waiting.
 */
export async function measureFaults(folders: Folders): Promise<FaultRow[]> {
  const [ours, handWritten] = await Promise.all(contenders.map((whose) => all(folders, whose)))
  return faultCases.flatMap(({ what }, i) => {
    const [first, second] = [ours?.[i], handWritten?.[i]]
    return first && second ? [{ what, ours: first, handWritten: second }] : []
  })
}

async function all(folders: Folders, whose: Contender): Promise<Outcome[]> {
  const relay = await alone(folders, whose)
  const outcomes: Outcome[] = []
  try {
    for (const each of faultCases) outcomes.push(await once(relay, whose, each))
    return outcomes
  } finally {
    await relay.cloud.dispose()
  }
}

async function once(relay: Relay, whose: Contender, fault: FaultCase): Promise<Outcome> {
  await endInstances(relay)
  await forgetToken(relay)
  if (fault.relay === 'warm') {
    await tap(relay)
    await untilTokenStored(relay)
  }
  const added = relay.cloud.faults.add({ ...fault.fault(whose, relay), times: 1 })
  const call = { openid: somebody(), requestId: randomUUID() }
  const told = await tap(relay, call)
  await sleep(fault.pause ?? 0)
  const next = await tap(relay, told.ok ? {} : call)
  const struck = added.struck > 0
  added.remove()
  return {
    told: told.words,
    seconds: told.ms / 1000,
    ok: told.ok,
    next: next.words,
    nextOk: next.ok,
    struck,
  }
}
