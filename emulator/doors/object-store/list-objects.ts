import { pageOf, type Page } from '../../storage/objects/page'
import type { StoredObject } from '../../storage/objects/object-folder'
import { StorageRefusal } from '../../storage/refusal'
import { iso, namingIn, numberIn, OWNER, type Asked, type Operation } from './asked'
import { answered, type Elements } from './xml'

const MOST = 1000

/**
 * `GET` of a bucket, in both versions; COS has the first alone.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html,
 * https://cloud.tencent.com/document/product/436/7734, https://help.aliyun.com/zh/oss/developer-reference/listobjectsv2
 */
export const listObjects: Operation = (asked) => {
  const { storage, bucket, query } = asked
  const { dialect, name } = bucket
  const isSecond = query['list-type'] === '2'
  const { prefix = '', delimiter = '' } = query
  const maximum = Math.min(numberIn(asked, 'max-keys', MOST), MOST)
  const after = isSecond ? afterToken(query) : (query['marker'] ?? '')
  const page = pageOf(storage.objects.list(name), { prefix, delimiter, after, maximum })
  const { tell, type } = namingIn(asked)
  const owner = !isSecond || query['fetch-owner'] === 'true' ? { Owner: OWNER } : {}
  return answered(dialect, 'ListBucketResult', {
    Name: name,
    Prefix: tell(prefix),
    ...(isSecond ? ofSecond(asked, page) : ofFirst(asked, page)),
    MaxKeys: maximum,
    Delimiter: delimiter === '' ? undefined : tell(delimiter),
    EncodingType: type,
    IsTruncated: page.last !== undefined,
    Contents: page.items.map((object) => ({ ...contentsOf(asked, object), ...owner })),
    CommonPrefixes: page.prefixes.map((each) => ({ Prefix: tell(each) })),
  })
}

function contentsOf(asked: Asked, { key, modified, etag, size }: StoredObject): Elements {
  const { dialect } = asked.bucket
  return {
    Key: namingIn(asked).tell(key),
    LastModified: iso(modified),
    ETag: `"${dialect.etag(etag)}"`,
    Size: size,
    ...dialect.listed,
    StorageClass: dialect.standard,
  }
}

const ofFirst = (asked: Asked, { last }: Page<StoredObject>): Elements => ({
  Marker: namingIn(asked).tell(asked.query['marker'] ?? ''),
  NextMarker: last === undefined ? undefined : namingIn(asked).tell(last),
})

const ofSecond = (asked: Asked, { items, prefixes, last }: Page<StoredObject>): Elements => ({
  KeyCount: items.length + prefixes.length,
  StartAfter: asked.query['start-after'] && namingIn(asked).tell(asked.query['start-after']),
  ContinuationToken: asked.query['continuation-token'],
  NextContinuationToken: last === undefined ? undefined : Buffer.from(last).toString('base64url'),
})

function afterToken({ 'continuation-token': token, 'start-after': startAfter = '' }: Asked['query']): string {
  if (token === undefined) return startAfter
  const after = Buffer.from(token, 'base64url')
  if (after.toString('base64url') !== token || token === '')
    throw new StorageRefusal('invalidArgument', 'continuation-token')
  return after.toString()
}
