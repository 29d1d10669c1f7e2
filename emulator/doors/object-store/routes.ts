import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import { createMiddleware } from 'hono/factory'
import { excerptOf } from '../../trace/excerpt'
import { observed } from '../observed'
import { Struck } from '../../faults/struck'
import { SPAN_HEADER } from '../../trace/span-header'
import { loopbackHost } from '../../http/loopback-only'
import type { Platform } from '../../platform/platform'
import type { Bucket } from '../../storage/bucket'
import { dialectSigning, isSigned } from '../../storage/dialects/dialects'
import { s3 } from '../../storage/dialects/s3'
import { bucketInHost } from './address'
import type { Asked, Env } from './asked'
import { postCloudFile, putCloudFile } from './cloud-file'
import { getObject } from './get-object'
import { listBuckets } from './list-buckets'
import { isOpen, operationOf } from './operations'
import { refused, spoken } from './refused'
import { signedRequest } from './signed-request'
import { withUpload } from '../../http/upload'
import { StorageRefusal } from '../../storage/refusal'

/**
 * The object store. Unlike the emulator's other doors it is open to every page, as the providers' are: what is
 * public anybody may read, and whatever changes something is signed.
 *
 * - `/storage/<bucket>/<key>`, or `/<key>` on the bucket's own domain: what operations.ts lists, in a bucket of one's own;
 *   signed, but for `GET` and `HEAD` of an object and `POST` of a form, whose policy is
 * - `PUT` and `POST /storage/<bucket>/<path>`: what `storage.getUploadMetadata` permits, in WeChat's
 * - `GET` and `HEAD /storage/<bucket>/<path>`: the permanent link, or WeChat's signed one
 * - `GET /storage/`: the buckets of whoever signs
 */
export function storageRoutes(doors: Doors) {
  const { storage } = doors
  const ask = answering(doors, ({ bucket, key, context }) => {
    if (!bucket) throw new StorageRefusal('noSuchBucket')
    const { keys } = bucket
    const asked = { storage, key, context }
    return keys ? ofOwn({ ...asked, bucket: { ...bucket, keys } }) : ofWeChat({ ...asked, bucket })
  })
  const list = answering(doors, ({ context }) =>
    listBuckets(storage, signedRequest('', '', context.env.incoming), context),
  )
  const routes = new Hono<Env>().use(hostOfBucket).use(forEveryPage)
  return routes.all('/', list).all('/:bucket', ask).all('/:bucket/', ask).all('/:bucket/:key{.+}', ask)
}

interface Addressed {
  bucket: Bucket | undefined
  key: string
  context: Context<Env>
}

/** What a request is answered, under its faults and in the words of its provider; and its line in the call log. */
function answering(
  { storage, ...observing }: Doors,
  respond: (addressed: Addressed) => Response | Promise<Response>,
) {
  return async (context: Context<Env>) => {
    const { bucket: name = '', key = '' } = context.req.param() as Record<string, string>
    const bucket = storage.buckets.get(name)
    const { method } = context.req
    const dialect = bucket?.dialect ?? dialectSigning(signedRequest(name, key, context.env.incoming)) ?? s3
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
      return await observed(observing, call, () => respond({ bucket, key, context }))
    } catch (error) {
      return isLost(error) ? error.answer(context) : refused(context, dialect, spoken(dialect, error))
    }
  }
}

function ofOwn({ storage, bucket, key, context }: Omit<Asked, 'query' | 'isSigned'>) {
  const request = signedRequest(bucket.name, key, context.env.incoming)
  const signed = isSigned(request, bucket.dialect)
  const asked = { storage, bucket, key, query: context.req.query(), isSigned: signed, context }
  const operation = operationOf(asked)
  // Whoever signs although nobody asks for it hears whether it is right.
  if (signed || !isOpen(operation)) bucket.dialect.authorise(request, bucket.keys, storage.now())
  return operation(asked)
}

function ofWeChat({
  storage,
  bucket,
  key,
  context,
}: Pick<Asked, 'storage' | 'key' | 'context'> & { bucket: Bucket }) {
  const { method } = context.req
  if (key === '') throw new StorageRefusal(method === 'POST' ? 'notAllowed' : 'accessDenied')
  if (method === 'GET' || method === 'HEAD') return getObject(storage, bucket, key, context)
  const doors: Record<string, typeof putCloudFile> = { PUT: putCloudFile, POST: postCloudFile }
  const door = doors[method]
  if (!door) throw new StorageRefusal('notAllowed')
  return withUpload(context.env.incoming, (file) => door(storage, bucket, key, file))
}

const hostOfBucket = createMiddleware<Env>((context, next) =>
  bucketInHost(context.req.header('host')) === undefined ? loopbackHost(context, next) : next(),
)

const forEveryPage = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
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
