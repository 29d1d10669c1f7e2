import { randomBytes } from 'node:crypto'
import { createReadStream, openSync, type ReadStream } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { inOrder } from './in-order'
import {
  nameOf,
  openFolder,
  readEntries,
  removeEntry,
  writeEntry,
  type Entry,
  type Folder,
  type StoredObject,
} from './object-folder'
import { receive, type Received } from './receive'

/**
 * All objects of all buckets, in one flat folder. What is kept is on disk before it is acknowledged; the
 * records are in memory too.
 */
export class ObjectStore {
  readonly #opened: Folder
  readonly #entries = new Map<string, Map<string, Entry>>()
  readonly #running = new Set<Promise<unknown>>()
  readonly #held = new Map<string, Set<string>>()

  /**
   * @param folder left out: a temporary one, gone after `close()`
   * @param held files that are not to be taken for what a crash has left behind
   */
  constructor(folder: string | undefined, held: ReadonlySet<string> = new Set()) {
    this.#opened = openFolder(folder)
    try {
      for (const entry of readEntries(this.#folder, held)) this.#bucket(entry.bucket).set(entry.key, entry)
    } catch (error) {
      void this.#opened.release()
      throw error
    }
  }

  /** In the order of the keys. */
  list(bucket: string): StoredObject[] {
    const entries = [...this.#bucket(bucket).values()]
    return entries.sort((a, b) => inOrder(a.key, b.key)).map(({ file: _file, ...object }) => object)
  }

  find(bucket: string, key: string): StoredObject | undefined {
    return this.#bucket(bucket).get(key)
  }

  /** @throws Error where there is none */
  read(bucket: string, key: string): Promise<Buffer> {
    const { file = '' } = this.#bucket(bucket).get(key) ?? {}
    return readFile(join(this.#folder, file))
  }

  /**
   * What is there now, even if another takes its place while it is read.
   * @param part both ends included
   */
  open(
    bucket: string,
    key: string,
    part: { start?: number; end?: number } = {},
  ): { object: StoredObject; bytes: ReadStream } | undefined {
    const object = this.#bucket(bucket).get(key)
    if (!object) return undefined
    const fd = openSync(join(this.#folder, object.file), 'r')
    return { object, bytes: createReadStream('', { fd, start: 0, ...part }) }
  }

  /** @throws StorageRefusal tooLarge, and then nothing is left of it */
  async receive(
    bucket: string,
    key: string,
    bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    maximum: number,
  ): Promise<Received> {
    const file = join(this.#folder, `${nameOf(bucket, key)}.${randomBytes(8).toString('hex')}`)
    const running = receive(file, bytes, maximum).finally(() => this.#running.delete(running))
    this.#running.add(running)
    return running
  }

  /** Makes a received file the object of that key. */
  keep({ file, size, md5 }: Received, about: Omit<StoredObject, 'size' | 'etag'>) {
    const bucket = this.#bucket(about.bucket)
    const before = bucket.get(about.key)
    const entry: Entry = { ...about, size, etag: md5, file: basename(file) }
    writeEntry(this.#folder, entry)
    bucket.set(about.key, entry)
    if (before) this.#forget(before.file)
    return entry as StoredObject
  }

  discard({ file }: Received): Promise<void> {
    return rm(file, { force: true })
  }

  /** @returns whether there was one */
  remove(bucket: string, key: string): boolean {
    const entry = this.#bucket(bucket).get(key)
    if (!entry) return false
    removeEntry(this.#folder, entry)
    this.#bucket(bucket).delete(key)
    this.#forget(entry.file)
    return true
  }

  /** All of this moment. */
  entries(): Entry[] {
    return [...this.#entries.values()].flatMap((bucket) => [...bucket.values()])
  }

  /** Keeps the bytes of these, whatever becomes of their keys, until they are let go. */
  hold(holder: string, entries: Entry[]): void {
    this.#held.set(holder, new Set(entries.map(({ file }) => file)))
  }

  letGo(holder: string): void {
    const files = this.#held.get(holder) ?? []
    this.#held.delete(holder)
    const current = new Set(this.entries().map(({ file }) => file))
    for (const file of files) if (!current.has(file)) this.#forget(file)
  }

  /** These, which somebody must hold, and no others from now on. Repeated after a crash, it comes to the same. */
  become(entries: Entry[]): void {
    const wanted = new Set(entries.map(({ file }) => file))
    const before = this.entries()
    const there = new Set(before.map(({ file }) => file))
    for (const entry of entries) if (!there.has(entry.file)) writeEntry(this.#folder, entry)
    const names = new Set(entries.map(({ bucket, key }) => nameOf(bucket, key)))
    for (const entry of before)
      if (!names.has(nameOf(entry.bucket, entry.key))) removeEntry(this.#folder, entry)
    this.#entries.clear()
    for (const entry of entries) this.#bucket(entry.bucket).set(entry.key, entry)
    for (const { file } of before) if (!wanted.has(file)) this.#forget(file)
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#running)
    await this.#opened.release()
  }

  get #folder(): string {
    return this.#opened.path
  }

  #bucket(name: string): Map<string, Entry> {
    const entries = this.#entries.get(name) ?? new Map<string, Entry>()
    this.#entries.set(name, entries)
    return entries
  }

  /** Windows keeps a file that is being read; the next start removes it. */
  #forget(file: string) {
    for (const files of this.#held.values()) if (files.has(file)) return
    const gone = rm(join(this.#folder, file), { force: true })
      .catch(() => undefined)
      .finally(() => this.#running.delete(gone))
    this.#running.add(gone)
  }
}
