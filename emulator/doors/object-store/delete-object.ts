import * as v from 'valibot'
import { namingIn, withBody, type Operation } from './asked'
import { checkedBody } from './checked-body'
import { readXml } from './read-xml'
import { answered } from './xml'

/**
 * `DELETE` of an object in a bucket of one's own. One that is not there is deleted
 * with the same answer. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html,
 * https://cloud.tencent.com/document/product/436/7743, https://help.aliyun.com/zh/oss/developer-reference/deleteobject
 */
export const deleteObject: Operation = ({ storage, bucket, key }) => {
  storage.objects.remove(bucket.name, key)
  return new Response(null, { status: 204 })
}

const Delete = v.object({
  Quiet: v.exactOptional(v.tuple([v.string()])),
  Object: v.pipe(
    v.array(v.object({ Key: v.tuple([v.pipe(v.string(), v.nonEmpty())]) })),
    v.minLength(1),
    v.maxLength(1000),
  ),
})

/**
 * `POST ?delete`: up to 1000 at once. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html,
 * https://cloud.tencent.com/document/product/436/8289,
 * https://help.aliyun.com/zh/oss/developer-reference/deletemultipleobjects
 */
export const deleteObjects: Operation = (asked) =>
  withBody(asked, async (upload) => {
    const { storage, bucket } = asked
    const { body, check } = checkedBody(bucket, upload)
    const { Quiet: [quiet] = [], Object: objects } = await readXml({ body }, 'Delete', Delete, check)
    const { tell, type } = namingIn(asked)
    const keys = objects.map(({ Key: [key] }) => key)
    for (const key of keys) storage.objects.remove(bucket.name, key)
    const Deleted = quiet === 'true' ? [] : keys.map((key) => ({ Key: tell(key) }))
    return answered(bucket.dialect, 'DeleteResult', { EncodingType: type, Deleted })
  })
