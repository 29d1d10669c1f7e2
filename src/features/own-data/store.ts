import type { DataOf } from '@contract'
import { create } from 'zustand'
import { dropDraft } from '@/lib/drafts'
import { requestId as newRequestId } from '@/lib/request-id'
import { messageFor } from '@/services/cloud/message-for'
import { NetworkError } from '@/services/cloud/errors'
import * as users from '@/services/users'
import { forgetMe, refreshMe } from '@/stores/me'
import { forgetNotices } from '@/stores/notices'
import { cancel, useUploads } from '@/stores/uploads'
import { forms, withdrawAll } from '@/stores/writes'

type Exported = DataOf<'users_export'>
type Part<Of extends Exported['of']> = Extract<Exported, { of: Of }>

/** Everything that is kept. */
export interface Kept {
  record: Part<'record'>['record']
  images: Part<'images'>['images']
  notices: Part<'notices'>['notices']
  history: Part<'history'>['entries']
}

type OwnData =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'ready'; kept: Kept; complaint?: string }
  | { status: 'leaving'; kept: Kept }
  | { status: 'left' }

/** What is kept about the person in front of the phone, whole. */
export const useOwnData = create<OwnData>()(() => ({ status: 'loading' }))

const become = (data: OwnData) => useOwnData.setState(data, true)

/** Entries of one answer. */
const PAGE = 100

export async function loadOwnData() {
  if (useOwnData.getState().status === 'leaving') return
  become({ status: 'loading' })
  try {
    const [{ record }, images, notices, history] = await Promise.all([
      users.exported({ of: 'record' }).then((answered) => part('record', answered)),
      all(
        (cursor) => users.exported({ of: 'images', limit: PAGE, ...cursor }),
        'images',
        ({ images }) => images,
      ),
      all(
        (cursor) => users.exported({ of: 'notices', limit: PAGE, ...cursor }),
        'notices',
        ({ notices }) => notices,
      ),
      all(
        (cursor) => users.exported({ of: 'history', limit: PAGE, ...cursor }),
        'history',
        ({ entries }) => entries,
      ),
    ])
    become({ status: 'ready', kept: { record, images, notices, history } })
  } catch (error) {
    become({ status: 'failed', message: messageFor(error) })
  }
}

function part<Of extends Exported['of']>(of: Of, answered: Exported): Part<Of> {
  if (answered.of !== of) throw new NetworkError('malformed')
  return answered as Part<Of>
}

async function all<Of extends 'images' | 'notices' | 'history', Item>(
  ask: (cursor: { cursor?: string }) => Promise<Exported>,
  of: Of,
  itemsOf: (page: Part<Of>) => Item[],
): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const page: Part<Of> = part(of, await ask(cursor === null ? {} : { cursor }))
    items.push(...itemsOf(page))
    cursor = 'next' in page ? page.next : null
  } while (cursor !== null)
  return items
}

/** Of a try whose answer was lost: the next one repeats it. */
let request: string | undefined

/** Leaves, and takes along what waits in the phone. @returns whether nothing is kept any more */
export async function leave(): Promise<boolean> {
  const data = useOwnData.getState()
  if (data.status !== 'ready') return false
  const { kept } = data
  become({ status: 'leaving', kept })
  for (const { id } of useUploads.getState().uploads) cancel(id)
  // A registration that arrived after it would bring them back.
  await withdrawAll()
  try {
    await users.leave({ requestId: (request ??= newRequestId()) })
    request = undefined
    for (const form of Object.values(forms)) dropDraft(form)
    forgetMe()
    forgetNotices()
    become({ status: 'left' })
    await refreshMe('known')
    return true
  } catch (error) {
    become({ status: 'ready', kept, complaint: messageFor(error) })
    return false
  }
}
