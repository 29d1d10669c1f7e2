import { withBody, type Operation } from './asked'
import { checkedBody } from './checked-body'
import { keepFile } from './keep-file'
import { aboutOf } from './kept-headers'
import { checkKey, checkLength } from './may-be-written'

/**
 * `PUT` of an object in a bucket of one's own.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html,
 * https://cloud.tencent.com/document/product/436/7749, https://help.aliyun.com/zh/oss/developer-reference/putobject
 */
export const putObject: Operation = (asked) =>
  withBody(asked, async (upload) => {
    const { storage, bucket, key } = asked
    checkLength(bucket, upload)
    checkKey(bucket, key)
    const { body: bytes, check: end } = checkedBody(bucket, upload)
    const { etag } = await keepFile(storage, bucket, { key, ...aboutOf(bucket, upload.headers), bytes, end })
    return new Response(null, { status: 200, headers: { ETag: `"${bucket.dialect.etag(etag)}"` } })
  })
