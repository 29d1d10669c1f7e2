import { FunctionFailure } from './failures'
import type { Instance } from './instance'
import type { CallMessage } from './messages'

export interface PoolOptions {
  start(): Instance
  /** Seconds a call may take. */
  timeout: number
  /** Changes when the function was uploaded anew: instances with the old code are then used no more. */
  version(): number
}

export interface Answer {
  /** JSON. */
  body: string
  /** The call was an instance's first. */
  cold: boolean
}

export interface Pool {
  /** Rejects with FunctionFailure. */
  run(call: CallMessage, onLog: (line: string) => void): Promise<Answer>
  dispose(): Promise<void>
}

/** The cloud goes to 1000 and then refuses; a laptop goes to 20 and lets the others wait. */
const MAX_INSTANCES = 20
/** At once, per function: more only take the processor from each other. */
const MAX_STARTING = 4
const MAX_WAITING = 1_000
const IDLE = 120_000
const SWEEP = 10_000

interface Job {
  call: CallMessage
  onLog: (line: string) => void
  resolve(answer: Answer): void
  reject(error: unknown): void
}

interface Member {
  instance: Instance
  version: number
  served: number
  idleSince: number
}

/**
 * The instances of one function: a call takes a warm one; if all are busy it waits for the first to become
 * free, one of the busy ones or the new one that is started for it.
 */
export function createPool(options: PoolOptions): Pool {
  const members = new Set<Member>()
  const idle: Member[] = []
  const waiting: Job[] = []
  let starting = 0
  let disposed = false
  const sweep = setInterval(endIdle, SWEEP).unref()

  function drop(member: Member) {
    member.instance.end()
    members.delete(member)
    const at = idle.indexOf(member)
    if (at >= 0) idle.splice(at, 1)
  }

  function endIdle() {
    for (const member of [...idle]) if (Date.now() - member.idleSince > IDLE) drop(member)
  }

  function takeWarm(version: number): Member | undefined {
    for (let member = idle.pop(); member; member = idle.pop()) {
      if (member.instance.alive && member.version === version) return member
      drop(member)
    }
  }

  function rest(member: Member) {
    if (disposed || !member.instance.alive) return drop(member)
    member.idleSince = Date.now()
    idle.push(member)
  }

  async function serve(member: Member, job: Job) {
    const cold = member.served++ === 0
    try {
      job.resolve({ body: await member.instance.run(job.call, options.timeout, job.onLog), cold })
    } catch (error) {
      job.reject(error)
    }
    rest(member)
    pump()
  }

  async function grow(version: number) {
    const member: Member = { instance: options.start(), version, served: 0, idleSince: 0 }
    members.add(member)
    void member.instance.ended.then(() => drop(member))
    starting++
    try {
      await member.instance.ready
      rest(member)
    } catch (error) {
      drop(member)
      waiting.shift()?.reject(error)
    }
    starting--
    pump()
  }

  function pump() {
    if (disposed || waiting.length === 0) return
    const version = options.version()
    while (waiting.length > 0) {
      const member = takeWarm(version)
      if (!member) break
      void serve(member, waiting.shift() as Job)
    }
    while (starting < Math.min(waiting.length, MAX_STARTING) && members.size < MAX_INSTANCES)
      void grow(version)
  }

  return {
    run(call, onLog) {
      if (disposed) return Promise.reject(closing())
      if (waiting.length >= MAX_WAITING) return Promise.reject(tooMany())
      return new Promise((resolve, reject) => {
        waiting.push({ call, onLog, resolve, reject })
        pump()
      })
    },
    async dispose() {
      disposed = true
      clearInterval(sweep)
      for (const job of waiting.splice(0)) job.reject(closing())
      const ended = [...members].map(({ instance }) => (instance.end(), instance.ended))
      await Promise.all(ended)
    },
  }
}

function closing() {
  return new FunctionFailure('SYS_ERR', 'the emulator is shutting down')
}

function tooMany() {
  return new FunctionFailure('FUNCTION_EXCEED_RESOURCE_LIMIT', `${MAX_WAITING} calls are waiting already`)
}
