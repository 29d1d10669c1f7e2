import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a command is tried with. */
export interface Aws {
  /** `aws <words>`; what it prints. */
  (words: string, changed?: Record<string, string>): Promise<string>
  /** The same in JSON. */
  json<Answer>(words: string): Promise<Answer>
  /** A folder of its own, where aws is run. */
  folder: string
  /** The emulator's address. */
  url: string
}

interface Listed {
  Contents?: { Key: string }[]
  NextToken?: string
}

const B = '--bucket probes'
const keys = ({ Contents = [] }: Listed) => Contents.map(({ Key }) => Key)

/** Each stands on what those before it have written. */
export const COMMANDS: Record<string, (aws: Aws) => Promise<void>> = {
  async 's3 cp, up and down'(aws) {
    await aws('s3 cp files/a.txt s3://probes/one/a.txt')
    await aws('s3 cp s3://probes/one/a.txt down.txt')
    sameFiles(join(aws.folder, 'files/a.txt'), join(aws.folder, 'down.txt'))
  },

  async 's3 cp of 20 MB, in parts'(aws) {
    await aws('s3 cp large.bin s3://probes/large.bin')
    await aws('s3 cp s3://probes/large.bin down.bin')
    sameFiles(join(aws.folder, 'large.bin'), join(aws.folder, 'down.bin'))
  },

  async 's3 cp and mv between buckets'(aws) {
    await aws('s3 cp s3://probes/large.bin s3://others/copied.bin')
    await aws('s3 mv s3://others/copied.bin s3://others/moved.bin')
    assert.match(await aws('s3 ls s3://others'), /^\S+ \S+ +20971520 moved\.bin\n$/)
  },

  async 's3 sync, up and down'(aws) {
    await aws('s3 sync files s3://probes/synced')
    assert.equal(await aws('s3 sync files s3://probes/synced'), '')
    await aws('s3 sync s3://probes/synced synced')
    for (const name of ['a.txt', 'below/中 文+1.txt'])
      sameFiles(join(aws.folder, 'files', name), join(aws.folder, 'synced', name))
  },

  async 's3 ls'(aws) {
    assert.match(await aws('s3 ls'), / probes\n.* others\n$/)
    assert.match(await aws('s3 ls s3://probes/synced/'), /PRE below\/\n.* 5 a\.txt\n$/)
    assert.match(await aws('s3 ls s3://probes/synced --recursive'), /synced\/below\/中 文\+1\.txt\n$/)
  },

  async 's3 rm --recursive'(aws) {
    await aws('s3 rm s3://probes/synced --recursive')
    assert.deepEqual(keys(await aws.json<Listed>(`s3api list-objects-v2 ${B}`)), ['large.bin', 'one/a.txt'])
  },

  async 's3 presign, both versions of the signature'(aws) {
    for (const [settings, form] of [
      ['', /AWSAccessKeyId=/],
      ['[default]\ns3 =\n  signature_version = s3v4\n', /X-Amz-Signature=/],
    ] as const) {
      writeFileSync(join(aws.folder, 'config'), settings)
      const link = (await aws('s3 presign s3://probes/one/a.txt')).trim()
      assert.match(link, form)
      assert.equal(await (await fetch(link)).text(), 'hello')
      assert.equal((await fetch(link.replace('Signature=', 'Signature=0'))).status, 403)
    }
  },

  async 's3 with the bucket in the host name'(aws) {
    writeFileSync(join(aws.folder, 'config'), '[default]\ns3 =\n  addressing_style = virtual\n')
    const { port } = new URL(aws.url)
    // As its own proxy: this machine may not know that what is below localhost is itself.
    const changed = { AWS_ENDPOINT_URL: `http://localhost:${port}`, HTTP_PROXY: aws.url }
    await aws('s3 cp files/a.txt s3://probes/host/a.txt', changed)
    assert.match(await aws('s3 ls s3://probes/host/', changed), / a\.txt\n$/)
    writeFileSync(join(aws.folder, 'config'), '')
  },

  async 's3api list-buckets, head-bucket, get-bucket-location'(aws) {
    const { Buckets } = await aws.json<{ Buckets: { Name: string }[] }>('s3api list-buckets')
    assert.deepEqual(
      Buckets.map(({ Name }) => Name),
      ['probes', 'others'],
    )
    await aws(`s3api head-bucket ${B}`)
    assert.match(await aws(`s3api get-bucket-location ${B}`), /"LocationConstraint": null/)
    await assert.rejects(aws('s3api head-bucket --bucket nowhere'), /404/)
  },

  async 's3api put-object, head-object, copy-object'(aws) {
    await aws(
      `s3api put-object ${B} --key noted --body files/a.txt --metadata note=mine --content-type text/x-note`,
    )
    await aws(`s3api copy-object ${B} --key copy --copy-source probes/noted`)
    const head = await aws.json(`s3api head-object ${B} --key copy`)
    const { Metadata, ContentType, ContentLength } = head as Record<string, unknown>
    assert.deepEqual([Metadata, ContentType, ContentLength], [{ note: 'mine' }, 'text/x-note', 5])
  },

  async 's3api list-objects and list-objects-v2, in pages'(aws) {
    const all = ['copy', 'host/a.txt', 'large.bin', 'noted', 'one/a.txt']
    assert.deepEqual(keys(await aws.json<Listed>(`s3api list-objects ${B} --page-size 2`)), all)
    assert.deepEqual(keys(await aws.json<Listed>(`s3api list-objects-v2 ${B} --page-size 2`)), all)
    const first = await aws.json<Listed>(`s3api list-objects-v2 ${B} --max-items 2`)
    const rest = `--starting-token ${first.NextToken ?? ''}`
    assert.deepEqual(keys(await aws.json<Listed>(`s3api list-objects-v2 ${B} ${rest}`)), all.slice(2))
    assert.match(await aws(`s3api list-objects-v2 ${B} --delimiter /`), /"Prefix": "host\/"/)
  },

  async 's3api create-multipart-upload to complete- and abort-multipart-upload'(aws) {
    const upload = async (key: string) => {
      const begun = await aws.json<{ UploadId: string }>(`s3api create-multipart-upload ${B} --key ${key}`)
      return `${B} --key ${key} --upload-id ${begun.UploadId}`
    }
    const [kept, left] = [await upload('parts'), await upload('left')]
    const { ETag } = await aws.json<{ ETag: string }>(
      `s3api upload-part ${kept} --part-number 1 --body large.bin`,
    )
    const { Parts } = await aws.json<{ Parts: { Size: number }[] }>(`s3api list-parts ${kept}`)
    assert.deepEqual(
      Parts.map(({ Size }) => Size),
      [20971520],
    )
    const parts = { Parts: [{ PartNumber: 1, ETag }] }
    await aws(`s3api complete-multipart-upload ${kept} --multipart-upload ${JSON.stringify(parts)}`)
    await aws(`s3api abort-multipart-upload ${left}`)
    assert.doesNotMatch(await aws(`s3api list-multipart-uploads ${B}`), /UploadId"/)
    await assert.rejects(aws(`s3api list-parts ${left}`), /NoSuchUpload/)
  },

  async 's3api delete-objects'(aws) {
    const Delete = JSON.stringify({ Objects: [{ Key: 'parts' }, { Key: 'copy' }, { Key: 'none' }] })
    const { Deleted } = await aws.json<{ Deleted: object[] }>(`s3api delete-objects ${B} --delete ${Delete}`)
    assert.equal(Deleted.length, 3)
    await assert.rejects(aws(`s3api get-object ${B} --key parts gone.bin`), /NoSuchKey/)
    assert.equal(existsSync(join(aws.folder, 'gone.bin')), false)
  },

  async refusals(aws) {
    const wrong = { AWS_SECRET_ACCESS_KEY: 'a-guess' }
    await assert.rejects(aws(`s3api list-objects-v2 ${B}`, wrong), /SignatureDoesNotMatch/)
    await assert.rejects(aws('s3 cp files/a.txt s3://probes/a', wrong), /SignatureDoesNotMatch/)
    await assert.rejects(aws('s3 cp files/a.txt s3://nowhere/a'), /NoSuchBucket/)
    await assert.rejects(aws(`s3api get-object-acl ${B} --key noted`), /NotImplemented/)
  },
}

/** @throws where the two files differ */
const sameFiles = (one: string, other: string) =>
  assert.ok(readFileSync(one).equals(readFileSync(other)), `${one} and ${other} differ`)
