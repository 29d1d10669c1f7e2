import * as v from 'valibot'
import { permanentLink } from '../../storage/links'
import { pageOf } from '../../storage/objects/page'
import { StorageRefusal } from '../../storage/refusal'
import {
  abortUpload,
  beginUpload,
  completeUpload,
  findUpload,
  keepPart,
  partsOf,
  sweepUploads,
  uploadsIn,
} from '../../storage/uploads'
import { iso, namingIn, numberIn, OWNER, withBody, type Asked, type Operation } from './asked'
import { checkedBody } from './checked-body'
import { aboutOf } from './kept-headers'
import { checkKey, checkLength } from './may-be-written'
import { readXml } from './read-xml'
import { answered } from './xml'

/*
 * Objects in parts. https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html,
 * https://cloud.tencent.com/document/product/436/14112, https://help.aliyun.com/zh/oss/user-guide/multipart-upload
 */

const MOST = 1000
const uploadOf = ({ key, query }: Asked) => ({ key, id: query['uploadId'] ?? '' })

/** `POST ?uploads` */
export const beginMultipart: Operation = async ({ storage, bucket, key, context }) => {
  checkKey(bucket, key)
  sweepUploads(storage)
  const id = await beginUpload(storage, bucket, key, aboutOf(bucket, context.env.incoming.headers))
  const { name: Bucket, dialect } = bucket
  return answered(dialect, 'InitiateMultipartUploadResult', { Bucket, Key: key, UploadId: id })
}

/** `PUT ?partNumber=…&uploadId=…` */
export const putPart: Operation = (asked) =>
  withBody(asked, async (upload) => {
    const { storage, bucket } = asked
    checkLength(bucket, upload)
    const part = { ...uploadOf(asked), number: numberIn(asked, 'partNumber', 0) }
    const { body, check } = checkedBody(bucket, upload)
    const { etag } = await keepPart(storage, bucket, part, body, check)
    return new Response(null, { status: 200, headers: { ETag: `"${bucket.dialect.etag(etag)}"` } })
  })

const Complete = v.object({
  Part: v.array(
    v.object({
      PartNumber: v.tuple([v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number))]),
      ETag: v.tuple([v.string()]),
    }),
  ),
})

/** `POST ?uploadId=…` */
export const completeMultipart: Operation = (asked) =>
  withBody(asked, async (upload) => {
    const { storage, bucket, key } = asked
    const { body, check } = checkedBody(bucket, upload)
    findUpload(storage, bucket, key, uploadOf(asked).id)
    const { Part: parts } = await readXml({ body }, 'CompleteMultipartUpload', Complete, check)
    const wanted = parts.map(({ PartNumber: [number], ETag: [etag] }) => ({
      number,
      etag: etag.replaceAll('"', '').toLowerCase(),
    }))
    const object = await completeUpload(storage, bucket, uploadOf(asked), wanted)
    const ETag = `"${bucket.dialect.etag(object.etag)}"`
    const Location = permanentLink(storage, bucket, key)
    const result = { Location, Bucket: bucket.name, Key: key, ETag }
    return answered(bucket.dialect, 'CompleteMultipartUploadResult', result, { ETag })
  })

/** `DELETE ?uploadId=…` */
export const abortMultipart: Operation = (asked) => {
  const { storage, bucket, key } = asked
  abortUpload(storage, bucket, key, uploadOf(asked).id)
  return new Response(null, { status: 204 })
}

/** `GET ?uploadId=…` */
export const listParts: Operation = (asked) => {
  const { storage, bucket, key } = asked
  const { id } = uploadOf(asked)
  findUpload(storage, bucket, key, id)
  const { tell, type } = namingIn(asked)
  const after = numberIn(asked, 'part-number-marker', 0)
  const maximum = Math.min(numberIn(asked, 'max-parts', MOST), MOST)
  const all = partsOf(storage, bucket, id).filter(({ number }) => number > after)
  const parts = all.slice(0, maximum)
  return answered(bucket.dialect, 'ListPartsResult', {
    Bucket: bucket.name,
    EncodingType: type,
    Key: tell(key),
    UploadId: id,
    Initiator: OWNER,
    Owner: OWNER,
    StorageClass: bucket.dialect.standard,
    PartNumberMarker: after,
    NextPartNumberMarker: parts.at(-1)?.number ?? after,
    MaxParts: maximum,
    IsTruncated: all.length > parts.length,
    Part: parts.map(({ number, modified, etag, size }) => ({
      PartNumber: number,
      LastModified: iso(modified),
      ETag: `"${bucket.dialect.etag(etag)}"`,
      Size: size,
    })),
  })
}

/** Between a key and the id of one of its uploads: it comes before whatever a longer key goes on with. */
const APART = '\u0000'
const ID_LENGTH = 32

/** `GET ?uploads` of a bucket: what goes on in it. */
export const listMultiparts: Operation = (asked) => {
  const { storage, bucket, query } = asked
  if (query['delimiter']) throw new StorageRefusal('notEmulated', 'delimiter')
  sweepUploads(storage)
  const { tell, type } = namingIn(asked)
  const { prefix = '', 'key-marker': keyMarker = '', 'upload-id-marker': idMarker = '' } = query
  const maximum = Math.min(numberIn(asked, 'max-uploads', MOST), MOST)
  const uploads = uploadsIn(storage, bucket).map((upload) => ({
    ...upload,
    key: `${upload.key}${APART}${upload.id}`,
    target: upload.key,
  }))
  // Without the id of one of them all that go to this key are behind.
  const after = keyMarker && `${keyMarker}${APART}${idMarker || '\uffff'}`
  const { items, last } = pageOf(uploads, { prefix, delimiter: '', after, maximum })
  const [nextKey, nextId] = [last?.slice(0, -ID_LENGTH - 1), last?.slice(-ID_LENGTH)]
  return answered(bucket.dialect, 'ListMultipartUploadsResult', {
    Bucket: bucket.name,
    EncodingType: type,
    KeyMarker: tell(keyMarker),
    UploadIdMarker: idMarker,
    NextKeyMarker: nextKey === undefined ? undefined : tell(nextKey),
    NextUploadIdMarker: nextId,
    Prefix: tell(prefix),
    MaxUploads: maximum,
    IsTruncated: last !== undefined,
    Upload: items.map(({ target, id, begun }) => ({
      Key: tell(target),
      UploadId: id,
      Initiator: OWNER,
      Owner: OWNER,
      StorageClass: bucket.dialect.standard,
      Initiated: iso(begun),
    })),
  })
}
