import { type DataOf, Errcode } from '@contract'
import { requestId } from '@/lib/request-id'
import type { CallOptions } from '../cloud/call'
import { refusal } from '../cloud/call'
import { CloudError, isCode } from '../cloud/errors'
import { messageFor } from '../cloud/message-for'
import { Carrier, type Lane, sleep } from '../outbox/carrier'
import { type Outbox, openOutbox } from '../outbox/outbox'
import { isPassing } from '../outbox/setback'
import { type Entry, type Write, type WriteInput, type WriteName, already, ask, entry, specs } from './write'

/** How it went: done, or so already; or it waits in the phone for another try. */
export type Sent<N extends WriteName> = { status: 'done'; data?: DataOf<N> } | { status: 'waits' }

interface Told {
  /** All that wait or were refused, after every change. */
  show: (writes: Write[]) => void
  /** What else there is to do when it is done; without `data` where it was so already. */
  done: <N extends WriteName>(func: N, data: DataOf<N> | undefined) => void | Promise<void>
}

interface Watcher {
  resolve: (sent: Sent<WriteName>) => void
  reject: (error: unknown) => void
}

/** Carries changes into the cloud, one after the other. */
export class Writer implements Lane<Entry> {
  readonly atOnce = 1
  readonly pause = sleep
  readonly outbox: Outbox<Entry> = openOutbox('writes', entry)
  private readonly carrier = new Carrier<Entry>(this)
  /** By what somebody waits for in front of the screen. */
  private readonly watchers = new Map<string, Watcher>()
  private readonly messages = new Map<string, string>()
  private current: Promise<unknown> = Promise.resolve()

  constructor(private readonly told: Told) {
    this.show()
  }

  /**
   * Sends a change; it is in the phone before. One that comes after another waits for it and is not waited for.
   * @throws CloudError when it is refused. Without an answer it waits.
   */
  send<N extends WriteName>(func: N, input: WriteInput<N>): Promise<Sent<N>> {
    for (const each of this.outbox.all()) if (each.func === func && each.refused) this.outbox.drop(each.id)
    const id = requestId()
    const isFirst = !this.outbox.all().some(this.isReady)
    this.outbox.put({ id, at: Date.now(), func, input } as Entry)
    const sent = isFirst ? this.watch(id) : Promise.resolve({ status: 'waits' } as const)
    this.show()
    this.carrier.again()
    return sent
  }

  /** Without another word: what a person takes back, or has been told of. What is on its way may arrive all the same. */
  drop(id: string) {
    this.outbox.drop(id)
    this.show()
    this.carrier.next()
  }

  /** Drops all of it. @returns when nothing is on its way any more */
  async dropAll() {
    for (const { id } of this.outbox.all()) this.outbox.drop(id)
    this.show()
    await this.current
  }

  /** Tries again what waits. */
  again() {
    this.carrier.again()
  }

  /** Sends nothing any more; what is left goes when it is opened again. */
  close() {
    this.carrier.close()
  }

  isReady = ({ refused }: Entry): boolean => refused === undefined

  advance = async ({ id, func, input }: Entry): Promise<boolean> => {
    // The table has for each name what takes its input: an entry says which belongs to which.
    const send = ask[func] as (input: unknown, options: CallOptions) => Promise<DataOf<WriteName>>
    const asked = send(input, { requestId: id, unattended: !this.watchers.has(id) })
    this.current = asked.catch(() => undefined)
    const data = await asked.catch((error: unknown) => {
      const code = already[func]
      if (code === undefined || !isCode(error, code)) throw error
      return undefined
    })
    this.outbox.drop(id)
    await this.told.done(func, data)
    this.settle(id, (watcher) => watcher.resolve(data ? { status: 'done', data } : { status: 'done' }))
    return true
  }

  failed = (error: unknown, entry: Entry): boolean => {
    const { id } = entry
    const isThere = this.outbox.get(id) !== undefined
    if (isPassing(error) || !isThere) {
      this.settle(id, ({ resolve }) => resolve({ status: 'waits' }))
      return isThere
    }
    if (this.watchers.has(id)) {
      this.outbox.drop(id)
      this.settle(id, ({ reject }) => reject(error))
      return false
    }
    const { errcode, errmsg, data } =
      error instanceof CloudError ? error : { errcode: Errcode.UNKNOWN, errmsg: '', data: null }
    this.outbox.put({ ...entry, refused: { errcode, errmsg, data } })
    return true
  }

  waits = (id: string, error?: unknown) => {
    if (error === undefined) this.messages.delete(id)
    else this.messages.set(id, messageFor(error))
    this.show()
  }

  stopped = (id: string, error: unknown) => this.waits(id, error)

  private watch(id: string): Promise<Sent<WriteName>> {
    return new Promise((resolve, reject) => this.watchers.set(id, { resolve, reject }))
  }

  private settle(id: string, how: (watcher: Watcher) => void) {
    const watcher = this.watchers.get(id)
    this.watchers.delete(id)
    this.show()
    if (watcher) how(watcher)
  }

  private show() {
    const seen = this.outbox.all().filter(({ id }) => !this.watchers.has(id))
    this.told.show(seen.map((each) => this.seen(each)))
  }

  private seen(each: Entry): Write {
    const error = refusalOf(each)
    const message = error ? messageFor(error) : this.messages.get(each.id)
    return { ...each, status: error ? 'refused' : 'waiting', ...(message !== undefined && { message }) }
  }
}

/** Of one that was refused: the answer, as it was when it came. */
export const refusalOf = ({ func, input, refused }: Entry): CloudError | undefined =>
  refused && refusal(refused, specs[func], input)
