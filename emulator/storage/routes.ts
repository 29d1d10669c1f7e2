import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import { excerptOf } from '../control/excerpt'
import { struckBy, underFault } from '../faults/strike'
import { Struck } from '../faults/struck'
import { SPAN_HEADER } from '../functions/deploy'
import { loopbackHost } from '../loopback-only'
import type { Platform } from '../platform'
import type { Bucket } from './bucket'
import { s3 } from './dialects/s3'
import { postCloudFile, putCloudFile } from './doors/cloud-file'
import { deleteObject } from './doors/delete-object'
import { getObject } from './doors/get-object'
import { postObject } from './doors/post-object'
import { putObject } from './doors/put-object'
import { refused, spoken } from './doors/refused'
import { signedRequest } from './doors/signed-request'
import { withUpload, type Upload } from './doors/upload'
import { StorageRefusal } from './refusal'

/**
 * The object store. Unlike the emulator's other doors it is open to every page, as the providers' are: what is
 * public anybody may read, and whatever changes something is signed.
 *
 * - `POST /storage/<bucket>`: a form with a signed policy, in a bucket of one's own
 * - `PUT` and `POST /storage/<bucket>/<path>`: what `storage.getUploadMetadata` permits, in WeChat's
 * - `GET` and `HEAD /storage/<bucket>/<key>`: the permanent link, or WeChat's signed one
 * - `PUT` and `DELETE /storage/<bucket>/<key>`, signed in the `Authorization` header, in a bucket of one's own
 */
export function storageRoutes({ storage, calls, faults }: Doors) {
  const answer =
    (respond: (bucket: Bucket, key: string, context: Context<Env>) => Response | Promise<Response>) =>
    async (context: Context<Env>) => {
      const { bucket: name = '', key = '' } = context.req.param() as Record<string, string>
      const bucket = storage.buckets.get(name)
      const span = calls.start({
        kind: 'storage',
        name: `${context.req.method} ${key || name}`,
        env: bucket?.env,
        parent: calls.running(context.req.header(SPAN_HEADER)),
      })
      const place = { env: bucket?.env, name, action: context.req.method }
      const strike = faults.at({ route: 'storage', ...place })
      const input = fileOf(context.req.raw.headers)
      try {
        const work = async () => {
          if (!bucket) throw new StorageRefusal('noSuchBucket')
          return respond(bucket, key, context)
        }
        const response = await underFault(strike, work, () => new StorageRefusal('internal'))
        span.finish({ errcode: 0, ...struckBy(strike) }, { input, output: fileOf(response.headers) })
        return response
      } catch (error) {
        const lost = error instanceof Struck && error.status === undefined ? error : undefined
        const words = spoken(bucket?.dialect ?? s3, error)
        span.finish(
          { errcode: lost?.message ?? words.code, ...struckBy(strike) },
          { input, error: excerptOf(words.message) },
        )
        return lost?.answer(context) ?? refused(context, bucket?.dialect ?? s3, words)
      }
    }
  const upload = (context: Context<Env>, work: (upload: Upload) => Promise<Response>) =>
    withUpload(context.env.incoming, work)

  const toBucket = answer(({ keys, ...bucket }, _key, context) => {
    if (context.req.method !== 'POST') throw new StorageRefusal('accessDenied')
    if (!keys) throw new StorageRefusal('notAllowed')
    return upload(context, (form) => postObject(storage, bucket, keys, form))
  })
  const toKey = answer((bucket, key, context) => {
    const { method } = context.req
    // Whoever signs although nobody asks for it hears whether it is right.
    const signs = context.req.header('authorization') !== undefined
    if (bucket.keys && (signs || method === 'DELETE' || method === 'PUT'))
      bucket.dialect.authorise(signedRequest(bucket, key, context.env.incoming), bucket.keys, storage.now())
    if (method === 'GET' || method === 'HEAD') return getObject(storage, bucket, key, context)
    if (bucket.keys && method === 'DELETE') return deleteObject(storage, bucket, key)
    const doors: Record<string, typeof putObject> = bucket.keys
      ? { PUT: putObject }
      : { PUT: putCloudFile, POST: postCloudFile }
    const door = doors[method]
    if (!door) throw new StorageRefusal('notAllowed')
    return upload(context, (file) => door(storage, bucket, key, file))
  })
  const routes = new Hono<Env>().use(loopbackHost).use(forEveryPage)
  return routes.all('/:bucket', toBucket).all('/:bucket/', toBucket).all('/:bucket/:key{.+}', toKey)
}

const forEveryPage = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT'],
  exposeHeaders: ['ETag', 'Location', 'Content-Length', 'Content-Range'],
  maxAge: 600,
})

/** What is known of a file before its first byte. */
function fileOf(headers: Headers) {
  const type = headers.get('content-type')
  return type === null ? undefined : excerptOf({ type, size: Number(headers.get('content-length')) })
}

type Doors = Pick<Platform, 'storage' | 'calls' | 'faults'>

interface Env {
  Bindings: HttpBindings
}
