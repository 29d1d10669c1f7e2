import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import { excerptOf } from '../../trace/excerpt'
import { observed } from '../observed'
import { Struck } from '../../faults/struck'
import { SPAN_HEADER } from '../../trace/span-header'
import { loopbackHost } from '../../http/loopback-only'
import type { Platform } from '../../platform/platform'
import type { Bucket } from '../../storage/bucket'
import { s3 } from '../../storage/dialects/s3'
import { postCloudFile, putCloudFile } from './cloud-file'
import { deleteObject } from './delete-object'
import { getObject } from './get-object'
import { postObject } from './post-object'
import { putObject } from './put-object'
import { refused, spoken } from './refused'
import { signedRequest } from './signed-request'
import { withUpload, type Upload } from '../../http/upload'
import { StorageRefusal } from '../../storage/refusal'

/**
 * The object store. Unlike the emulator's other doors it is open to every page, as the providers' are: what is
 * public anybody may read, and whatever changes something is signed.
 *
 * - `POST /storage/<bucket>`: a form with a signed policy, in a bucket of one's own
 * - `PUT` and `POST /storage/<bucket>/<path>`: what `storage.getUploadMetadata` permits, in WeChat's
 * - `GET` and `HEAD /storage/<bucket>/<key>`: the permanent link, or WeChat's signed one
 * - `PUT` and `DELETE /storage/<bucket>/<key>`, signed in the `Authorization` header, in a bucket of one's own
 */
export function storageRoutes({ storage, ...observing }: Doors) {
  const answer =
    (respond: (bucket: Bucket, key: string, context: Context<Env>) => Response | Promise<Response>) =>
    async (context: Context<Env>) => {
      const { bucket: name = '', key = '' } = context.req.param() as Record<string, string>
      const bucket = storage.buckets.get(name)
      const { method } = context.req
      const dialect = bucket?.dialect ?? s3
      const call = {
        span: {
          door: 'object-store' as const,
          kind: 'storage' as const,
          action: method,
          target: key || name,
          env: bucket?.env,
          parent: observing.calls.running(context.req.header(SPAN_HEADER)),
        },
        place: { route: 'storage', env: bucket?.env, name, action: method } as const,
        input: fileOf(context.req.raw.headers),
        refuse: () => new StorageRefusal('internal'),
        said: (error: unknown) =>
          isLost(error) ? { code: error.message, message: error.message } : spoken(dialect, error),
        told: ({ headers }: Response) => ({
          ...(method === 'GET' || method === 'HEAD' ? {} : { wrote: true as const }),
          output: fileOf(headers),
        }),
      }
      try {
        return await observed(observing, call, () => {
          if (!bucket) throw new StorageRefusal('noSuchBucket')
          return respond(bucket, key, context)
        })
      } catch (error) {
        return isLost(error) ? error.answer(context) : refused(context, dialect, spoken(dialect, error))
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

/** Struck by a fault that gives no answer at all. */
const isLost = (error: unknown): error is Struck => error instanceof Struck && error.status === undefined

/** What is known of a file before its first byte. */
function fileOf(headers: Headers) {
  const type = headers.get('content-type')
  return type === null ? undefined : excerptOf({ type, size: Number(headers.get('content-length')) })
}

type Doors = Pick<Platform, 'storage' | 'calls' | 'faults'>

interface Env {
  Bindings: HttpBindings
}
