import { withBody, type Asked, type Operation } from './asked'
import { keepFile } from './keep-file'
import { checkKey } from './may-be-written'
import { readForm, type Form } from './read-form'
import { permanentLink } from '../../storage/links'
import type { Bucket } from '../../storage/bucket'
import type { StoredObject } from '../../storage/objects/object-folder'
import { checkPolicy } from '../../storage/policy/check-policy'
import { parsePolicy, type Policy } from '../../storage/policy/parse-policy'
import { StorageRefusal } from '../../storage/refusal'
import type { Storage } from '../../storage/storage'
import { xml } from './xml'

/**
 * `POST /storage/<bucket>`: a form with a signed policy. All of it but the length is checked before the first byte
 * of the file is taken.
 */
export const postObject: Operation = (asked) =>
  withBody(asked, async ({ headers, body }) => {
    const { storage, bucket } = asked
    return keepForm(storage, bucket, await readForm(headers['content-type'] ?? '', body))
  })

async function keepForm(storage: Storage, bucket: Asked['bucket'], form: Form): Promise<Response> {
  const { fields, file } = form
  const policy = admit(bucket, form, storage.now())
  const key = fields.get('key')
  if (!key) throw new StorageRefusal('noKey')
  checkKey(bucket, key)
  const type = bucket.dialect.typeOf(fields, file.type)
  const { forbidsOverwriting = '' } = bucket.dialect
  const once = fields.get(forbidsOverwriting) === 'true'
  const { bytes } = file
  const { length } = policy
  const object = await keepFile(storage, bucket, { key, type, bytes, once, end: form.end, length })
  return accepted(bucket, fields, object, permanentLink(storage, bucket, key))
}

function admit({ dialect, name, keys }: Asked['bucket'], { fields, file }: Form, now: number): Policy {
  dialect.authenticate(fields, keys, now)
  const policy = parsePolicy(fields.get('policy') ?? '', dialect.operators)
  const values = new Map(fields)
  for (const [field, value] of Object.entries(dialect.values(fields, name, file.type)))
    if (value !== undefined) values.set(field, value)
  const signed = [...fields.keys()].filter((field) => !dialect.exempt.test(field))
  checkPolicy(policy, { values, covered: [...new Set([...dialect.required, ...signed])], now })
  return policy
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html; the other two answer alike. */
function accepted(
  { dialect }: Bucket,
  fields: Form['fields'],
  { bucket, key, etag }: StoredObject,
  link: string,
): Response {
  const headers = { ETag: `"${dialect.etag(etag)}"`, Location: link }
  const redirect = fields.get('success_action_redirect')
  if (redirect !== undefined && URL.canParse(redirect)) {
    const target = new URL(redirect)
    for (const [name, value] of Object.entries({ bucket, key, etag: headers.ETag }))
      target.searchParams.append(name, value)
    return new Response(null, { status: 303, headers: { ...headers, Location: target.href } })
  }
  const status = fields.get('success_action_status')
  if (status !== '201') return new Response(null, { status: status === '200' ? 200 : 204, headers })
  const body = xml('PostResponse', { Location: link, Bucket: bucket, Key: key, ETag: headers.ETag })
  return new Response(body, { status: 201, headers: { ...headers, 'Content-Type': 'application/xml' } })
}
