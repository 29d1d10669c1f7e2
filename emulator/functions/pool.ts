import type { Interference } from './interference'
import { FunctionFailure } from './failures'
import type { Instance } from './instance'
import type { CallMessage, LogLine } from './messages'
import type { StartingPlaces } from './starting-places'

export interface PoolOptions {
  /** @param span of the call that it is started for */
  start: (span: string) => Instance
  /** Seconds a call may take. */
  timeout: number
  /** One instance only, which stays: a debugger may hang on it. */
  inspected: boolean
  /** Shared by all functions of the cloud. */
  places: StartingPlaces
}

export interface Answer {
  /** JSON. */
  body: string
  /** The call was an instance's first. */
  cold: boolean
}

/** The cloud goes to 1000 and then refuses; a laptop goes to 20 and lets the others wait. */
const MAX_INSTANCES = 20
/** At once, per function: one function must not take all places. */
const MAX_STARTING = 4
const MAX_WAITING = 1_000
const IDLE = 120_000
const SWEEP = 10_000

export interface Run {
  call: CallMessage
  onLog: (line: LogLine) => void
  /** Runs it in the instance, or keeps it from running well. */
  interfere: Interference
}

export interface PoolState {
  instances: number
  idle: number
  /** Calls that have no instance yet. */
  waiting: number
}

interface Job extends Run {
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

interface Member {
  instance: Instance
  served: number
  idleSince: number
}

/**
 * The instances of one function: a call takes a warm one; if all are busy it waits for the first to become
 * free, one of the busy ones or the new one that is started for it.
 */
export class Pool {
  readonly #options: PoolOptions
  readonly #members = new Set<Member>()
  #idle: Member[] = []
  readonly #waiting: Job[] = []
  #starting = 0
  #disposed = false
  #retired = false
  readonly #sweep = setInterval(() => this.#endIdle(), SWEEP).unref()

  readonly #retry = () => this.#pump()

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** Rejects with FunctionFailure. */
  async run({ call, onLog, interfere }: Run): Promise<Answer> {
    if (this.#disposed) throw closing()
    if (this.#waiting.length >= MAX_WAITING) throw tooMany()
    return new Promise((resolve, reject) => {
      this.#waiting.push({ call, onLog, interfere, resolve, reject })
      this.#pump()
    })
  }

  /** Its processes now: `idle` ones are warm, the others serve a call or are still starting. */
  state(): PoolState {
    const alive = [...this.#members].filter(({ instance }) => instance.alive)
    return {
      instances: alive.length,
      idle: this.#idle.filter(({ instance }) => instance.alive).length,
      waiting: this.#waiting.length,
    }
  }

  async dispose() {
    this.#disposed = true
    clearInterval(this.#sweep)
    for (const job of this.#waiting.splice(0)) job.reject(closing())
    await this.recycle()
  }

  /** Another one has taken its place: what has been called is served to its end, and each instance ends with it. */
  retire() {
    this.#retired = true
    clearInterval(this.#sweep)
    for (const member of [...this.#idle]) this.#drop(member)
  }

  /** Ends every instance; calls that wait get new ones, calls that run fail. Resolves when they are gone. */
  async recycle() {
    const ended = [...this.#members].map(({ instance }) => instance.ended)
    for (const { instance } of this.#members) instance.end()
    await Promise.all(ended)
  }

  #pump() {
    if (this.#disposed || this.#waiting.length === 0) return
    for (let member = this.#takeWarm(); member; member = this.#takeWarm()) {
      const job = this.#waiting.shift()
      if (!job) {
        this.#rest(member)
        return
      }
      void this.#serve(member, job)
    }
    for (let job = this.#nextToStartFor(); job; job = this.#nextToStartFor()) {
      const leave = this.#options.places.enter(this.#retry)
      if (!leave) return
      void this.#grow(job).finally(leave)
    }
  }

  #nextToStartFor(): Job | undefined {
    const full =
      this.#starting >= MAX_STARTING || this.#members.size >= (this.#options.inspected ? 1 : MAX_INSTANCES)
    return full ? undefined : this.#waiting[this.#starting]
  }

  /** The one used last, so that the others grow old and end. One whose files have changed serves no more. */
  #takeWarm(): Member | undefined {
    for (let member = this.#idle.pop(); member; member = this.#idle.pop()) {
      if (member.instance.alive && !member.instance.isOutdated()) return member
      this.#drop(member)
    }
    return undefined
  }

  async #serve(member: Member, job: Job) {
    const { instance } = member
    const cold = member.served++ === 0
    try {
      const run = () => instance.run(job.call, this.#options.timeout, job.onLog)
      job.resolve({ body: await job.interfere(instance, run), cold })
    } catch (error) {
      job.reject(error)
    }
    this.#rest(member)
    this.#pump()
  }

  async #grow({ call }: Job) {
    this.#starting++
    try {
      const instance = this.#options.start(call.span)
      const member: Member = { instance, served: 0, idleSince: 0 }
      this.#members.add(member)
      void instance.ended.then(() => this.#drop(member))
      await instance.ready
      this.#rest(member)
    } catch (error) {
      this.#waiting.shift()?.reject(error)
    }
    this.#starting--
    this.#pump()
  }

  #rest(member: Member) {
    member.idleSince = Date.now()
    const needed = !this.#retired || this.#waiting.length > 0
    if (member.instance.alive && needed) this.#idle.push(member)
    else this.#drop(member)
  }

  #drop(member: Member) {
    member.instance.end()
    this.#members.delete(member)
    this.#idle = this.#idle.filter((other) => other !== member)
  }

  #endIdle() {
    if (this.#options.inspected) return
    for (const member of this.#idle) if (Date.now() - member.idleSince > IDLE) this.#drop(member)
  }
}

function closing() {
  return new FunctionFailure('SYS_ERR', 'the emulator is shutting down')
}

function tooMany() {
  const message = `${String(MAX_WAITING)} calls are waiting already`
  return new FunctionFailure('FUNCTION_EXCEED_RESOURCE_LIMIT', message)
}
