import { createHash } from 'node:crypto'
import type { Environment, Platform } from '../../platform/platform'
import { excerptOf } from '../../trace/excerpt'
import { observed, type Observing } from '../observed'
import type { Bucket } from '../../storage/bucket'
import { findBucket, type Storage } from '../../storage/storage'
import { filesOf, STORAGE_ACTIONS, wroteFiles } from '../../storage/wechat/actions'
import { pathOf } from '../../storage/wechat/file-id'
import { issuePermit } from '../../storage/wechat/permit'
import { TcbError } from '../../shared/tcb-error'
import { ACCESS } from './access'
import { answerTcb } from './answer-tcb'
import { ownEnvironment } from './own-environment'
import type { Owner } from '../../people/phones'

type Request = Record<string, unknown>
type Files = Request[]

/** Who uploaded a file, as it is kept with it: the same person's are alike, and nobody reads an openid from it. */
const ownerOf = ({ appid, openid }: Owner): string =>
  createHash('sha256').update(`${appid}/${openid}`).digest('base64url')

/** A storage action of a person on their phone, as the preset of their environment's files permits it. */
export const storageAsClient = (
  platform: Observing & Pick<Platform, 'environments' | 'random' | 'storage'>,
  owner: Owner,
  { action, env: asked, ...request }: Request,
) =>
  answerTcb(platform.random, () => {
    const environment = ownEnvironment(platform, owner, asked)
    const { env } = environment
    const name = String(action)
    const call = {
      span: { door: 'phone', kind: 'storage', action: name, env, appid: owner.appid } as const,
      place: { route: 'client', name, env } as const,
      input: excerptOf(filesOf(request)),
      told: (data: object) => ({ ...wroteFiles(name), output: excerptOf(data) }),
    }
    return observed(platform, call, () =>
      perform(platform.storage, environment, { name, request, owner: ownerOf(owner) }),
    )
  })

interface Asked {
  name: string
  request: Request
  owner: string
}

async function perform(
  storage: Storage,
  { env, filePermission }: Environment,
  { name, request, owner }: Asked,
): Promise<object> {
  const act = STORAGE_ACTIONS.get(name)
  const bucket = findBucket(storage, env)
  if (!act || !bucket) throw new TcbError('INVALID_ACTION', `${name} is not for clients`)
  const { reads, writes } = ACCESS[filePermission]
  const isOwn = (path: string) => isWritable(storage, bucket, path, owner)
  const some = async (field: string, permits: (path: string) => boolean) => {
    const files = Array.isArray(request[field]) ? (request[field] as unknown[]) : []
    const may = files.filter((file) => permits(pathOf(bucket, idOf(file)) ?? ''))
    const done = Object.values(await act(storage, bucket, { ...request, [field]: may }))[0] as Files
    const byId = new Map(done.map((each) => [each['fileID'], each]))
    return files.map(
      (file) => byId.get(idOf(file)) ?? { fileID: idOf(file), code: 'STORAGE_EXCEED_AUTHORITY' },
    )
  }
  switch (name) {
    case 'storage.getUploadMetadata': {
      const path = String(request['path'])
      if (writes === 'none' || !isOwn(path))
        throw new TcbError('STORAGE_EXCEED_AUTHORITY', 'Permission denied')
      return { ...(await act(storage, bucket, request)), ...issuePermit(storage, bucket, path, owner) }
    }
    case 'storage.batchGetDownloadUrl':
      return { download_list: await some('file_list', reads === 'own' ? isOwn : () => reads === 'all') }
    case 'storage.batchDeleteFile':
      return { delete_list: await some('fileid_list', writes === 'own' ? isOwn : () => false) }
    default:
      throw new TcbError('INVALID_ACTION', `${name} is not for clients`)
  }
}

/** One's own, or not there. */
function isWritable({ objects }: Storage, { name }: Bucket, path: string, owner: string): boolean {
  const there = objects.find(name, path)
  return there === undefined || there.owner === owner
}

const idOf = (file: unknown): unknown =>
  typeof file === 'object' && file !== null ? (file as { fileid?: unknown }).fileid : file
