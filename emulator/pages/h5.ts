import { readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { Hono } from 'hono'
import { getMimeType } from 'hono/utils/mime'
import type { Platform } from '../platform/platform'
import { firstPhone } from '../doors/phone/first-phone'

/**
 * `GET /h5/<appid>/…`: the files of a mini program's H5 build. The page itself is opened with `?phone=…`;
 * without one, or with one of an earlier run, it is sent on with the phone of the first person.
 */
export function h5Routes(platform: Platform) {
  return new Hono().get('/:appid/*', async (context) => {
    const { appid } = context.req.param()
    const root = platform.miniPrograms.get(appid)?.h5
    const path = filePath(context.req.path, appid)
    if (root === undefined || path === undefined) return context.notFound()
    const owner = platform.phones.ownerOf(context.req.query('phone'))
    if (owner) platform.openapi.visits.note(owner)
    if (path === '' && !owner) {
      return context.redirect(`?phone=${await firstPhone(platform, appid)}`)
    }
    const file = await readInside(root, path || 'index.html')
    if (!file) return context.notFound()
    const type = getMimeType(path || 'index.html') ?? 'application/octet-stream'
    return context.body(file, 200, { ...framed, 'content-type': type, 'cache-control': 'no-cache' })
  })
}

/** In the explorer's frames and in no foreign page's, which could have somebody press what is on it. */
const framed = { 'content-security-policy': "frame-ancestors 'self'", 'x-frame-options': 'SAMEORIGIN' }

function filePath(path: string, appid: string): string | undefined {
  try {
    return decodeURIComponent(path.slice(`/h5/${appid}/`.length))
  } catch {
    return undefined
  }
}

/** A regular file below the folder, symbolic links followed; undefined for anything else. */
async function readInside(root: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (path.includes('\0')) return undefined
  try {
    const base = await realpath(root)
    const file = await realpath(join(base, path))
    if (!file.startsWith(base + sep) || !(await stat(file)).isFile()) return undefined
    return new Uint8Array(await readFile(file))
  } catch {
    return undefined
  }
}
