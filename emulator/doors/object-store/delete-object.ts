import type { Bucket } from '../../storage/bucket'
import type { Storage } from '../../storage/storage'

/**
 * `DELETE` of an object in a bucket of one's own, after its signature was checked. One that is not there is deleted
 * with the same answer. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html,
 * https://cloud.tencent.com/document/product/436/7743, https://help.aliyun.com/zh/oss/developer-reference/deleteobject
 */
export function deleteObject({ objects }: Storage, { name }: Bucket, key: string): Response {
  objects.remove(name, key)
  return new Response(null, { status: 204 })
}
