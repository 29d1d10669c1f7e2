import { StorageRefusal } from '../../storage/refusal'
import type { Asked, Operation } from './asked'
import { getLocation, getTagging, headBucket } from './bucket-facts'
import { copyObject, copyPart, isCopy } from './copy-object'
import { deleteObject, deleteObjects } from './delete-object'
import { getOwnObject } from './get-object'
import { listObjects } from './list-objects'
import {
  abortMultipart,
  beginMultipart,
  completeMultipart,
  listMultiparts,
  listParts,
  putPart,
} from './multipart'
import { postObject } from './post-object'
import { putObject } from './put-object'

/** By method and what the query asks about. */
const OF_BUCKETS: Record<string, Operation> = {
  HEAD: headBucket,
  GET: listObjects,
  POST: postObject,
  'GET location': getLocation,
  'GET uploads': listMultiparts,
  'POST delete': deleteObjects,
}

const OF_OBJECTS: Record<string, Operation> = {
  HEAD: getOwnObject,
  GET: getOwnObject,
  PUT: (asked) => (isCopy(asked) ? copyObject : putObject)(asked),
  DELETE: deleteObject,
  'GET tagging': getTagging,
  'POST uploads': beginMultipart,
  'PUT uploadId': (asked) => (isCopy(asked) ? copyPart : putPart)(asked),
  'GET uploadId': listParts,
  'POST uploadId': completeMultipart,
  'DELETE uploadId': abortMultipart,
}

/** What in a query makes it another request: of all three providers, as far as their tools know. */
const ASKS =
  /^(acl|accelerate|analytics|append|attributes|bucketInfo|cors|delete|encryption|inventory|legal-hold|lifecycle|location|logging|metrics|notification|object-lock|ownershipControls|policy|policyStatus|publicAccessBlock|referer|replication|requestPayment|restore|retention|select|stat|symlink|tagging|torrent|uploadId|uploads|versionId|versioning|versions|website)$/

/** Of headers that make it depend on what is there. Those of reading are looked at. */
const DEPENDS =
  /^(if-|x-(cos|oss)-forbid-overwrite|x-(amz|cos|oss)-copy-source-if-(?!match$))|^x-amz-(write-offset-bytes|rename-source)$/

/** Anybody may do this: the bucket is public-read, and a form is signed by itself. */
const OPEN = new Set<Operation>([getOwnObject, postObject])

/** @throws StorageRefusal notEmulated, notAllowed */
export function operationOf({ key, query, context }: Pick<Asked, 'key' | 'query' | 'context'>): Operation {
  const { method } = context.req
  const asks = Object.keys(query).find((name) => ASKS.test(name))
  const operations = key === '' ? OF_BUCKETS : OF_OBJECTS
  const operation = operations[asks === undefined ? method : `${method} ${asks}`]
  if (!operation) throw asks === undefined ? new StorageRefusal('notAllowed') : notEmulated(asks)
  if (method === 'GET' || method === 'HEAD') return operation
  const depends = Object.keys(context.env.incoming.headers).find((name) => DEPENDS.test(name))
  if (depends !== undefined) throw notEmulated(depends)
  return operation
}

export const isOpen = (operation: Operation) => OPEN.has(operation)

const notEmulated = (what: string) => new StorageRefusal('notEmulated', what)
