import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { Errcode } from '@contract'
import { runCloud } from '../../../emulator/fixture'
import { s3 } from '../../../emulator/doors/object-store/signers'
import { no, ok } from '../../scripted-cloud'

const bucket = {
  name: 'pictures',
  dialect: 's3',
  region: 'us-east-1',
  accessKeyId: 'key-id-of-the-test',
  secretAccessKey: 'secret of the test',
} as const

type Data = Record<string, unknown>

/**
 * The emulator's object store, and the functions before it reduced to what an uploader can tell: a ticket per request
 * id, and a list into which a picture comes only when its object is there.
 */
export async function pictureCloud({ url = (store: string) => store } = {}) {
  const cloud = await runCloud({ options: { buckets: [bucket] } })
  const store = `${cloud.url}/storage/${bucket.name}`
  const tickets = new Map<unknown, { _id: string; link: string; life: number } & Data>()
  const listed = new Map<unknown, Data>()
  const removed = new Set<unknown>()
  let life = 300

  const images_ticket = ({ requestId, type, bytes, purpose }: Data) => {
    const known = tickets.get(requestId)
    if (known) return ok(known)
    const _id = `picture-${String(tickets.size).padStart(12, '0')}`
    const fields = { key: _id, 'Content-Type': String(type), success_action_status: '200' }
    const exact = Object.entries(fields).map(([name, value]) => ['eq', `$${name}`, value])
    const signed = s3({
      bucket: bucket.name,
      keyId: bucket.accessKeyId,
      secret: bucket.secretAccessKey,
      region: bucket.region,
      now: Date.now(),
      life,
      fields,
      conditions: [{ bucket: bucket.name }, ...exact, ['content-length-range', bytes, bytes]],
    })
    const link = `${store}/${_id}`
    const ticket = { _id, url: url(store), fields: signed, link, ends: Date.now() + life * 1000, life }
    tickets.set(requestId, { ...ticket, purpose, type, bytes })
    return ok(ticket)
  }

  const images_add = async ({ _id, link, width, height }: Data) => {
    const ticket = [...tickets.values()].find((each) => each._id === _id)
    if (!ticket || removed.has(_id)) return no(Errcode.IMAGE_NOT_FOUND, '图片不存在或已删除')
    const there = await fetch(String(link), { method: 'HEAD' })
    if (!there.ok) return no(Errcode.IMAGE_NOT_AS_PROMISED, '上传的图片不完整或格式不对，请重新上传')
    const { purpose, type, bytes } = ticket
    const facts = { purpose, type, bytes, width, height, createtime: 1_700_000_000_000, mine: true }
    listed.set(_id, { _id, link, thumbnail: link, state: 'pending', ...facts })
    return ok({ image: listed.get(_id) })
  }

  const images_remove = ({ _id }: Data) => {
    removed.add(_id)
    return ok({ removed: listed.delete(_id) })
  }

  return {
    script: { images_ticket, images_add, images_remove },
    listed: () => [...listed.values()],
    tickets: () => tickets.size,
    /** Of the tickets from now on, in seconds. */
    ticketsLast: (seconds: number) => void (life = seconds),
  }
}

/** What happens to a request on a bad connection. */
export type Fate = 'through' | 'refused' | 'cut' | 'unheard'

/** A connection that forwards or breaks, as `fate` says for each request. */
export async function badConnection(fate: () => Fate): Promise<(target: string) => string> {
  let target = ''
  const server = createServer((incoming, outgoing) => {
    const now = fate()
    const cut = () => {
      incoming.socket.destroy()
    }
    if (now === 'refused') cut()
    if (now === 'cut') incoming.once('data', cut)
    if (now === 'refused' || now === 'cut') return
    const { method, headers } = incoming
    const onward = forward(target, { method, headers }, (answer) => {
      answer.on('end', () => now === 'unheard' && cut())
      if (now === 'unheard') return void answer.resume()
      outgoing.writeHead(answer.statusCode ?? 500, { connection: 'close' })
      answer.pipe(outgoing)
    })
    onward.on('error', cut)
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  const { port } = server.address() as AddressInfo
  return (url) => {
    target = url
    return `http://127.0.0.1:${port}/`
  }
}

/** Chances that come again with the same seed: mulberry32. */
export function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
