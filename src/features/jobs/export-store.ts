import { create } from 'zustand'
import { type KeptFile, handOver, keepFile } from '@/lib/kept-file'
import { messageFor } from '@/services/cloud/message-for'
import { patiently } from '@/services/cloud/patiently'
import * as jobs from '@/services/jobs'
import { texts } from '@/texts/admin'
import { type Format, beginningOf, linesOf, nameOf, typeOf } from './formats'

type Fetching =
  | { status: 'none' }
  | { status: 'fetching'; format: Format; count: number }
  /** Another try goes on behind what is here. */
  | { status: 'broken'; format: Format; count: number; message: string }
  | { status: 'ready'; count: number; unreadable: number; file: KeptFile; complaint?: string }

/** What has been fetched of the export whose page is open. */
export const useExport = create<Fetching>()(() => ({ status: 'none' }))

const become = (fetching: Fetching) => useExport.setState(fetching, true)

/** What is here already. */
interface Part {
  job: string
  format: Format
  texts: string[]
  count: number
  unreadable: number
  /** null: that was all. */
  next: string | null | undefined
}

let part: Part | undefined

/** The page is gone, or another one is open: what was fetched is of no use any more. */
export function dropExport() {
  const before = useExport.getState()
  if (before.status === 'ready') before.file.drop()
  part = undefined
  become({ status: 'none' })
}

/** Fetches all pages and makes a file of them; behind what an earlier try has fetched. */
export async function fetchExport(job: string, format: Format) {
  if (useExport.getState().status === 'fetching') return
  if (part?.job !== job || part.format !== format) {
    dropExport()
    part = { job, format, texts: [beginningOf(format)], count: 0, unreadable: 0, next: undefined }
  }
  const mine = part
  try {
    while (mine.next !== null && mine === part) {
      become({ status: 'fetching', format, count: mine.count })
      await fetchPage(mine)
    }
    if (mine !== part) return
    const file = await keepFile(nameOf(format), typeOf(format), mine.texts.join(''))
    part = undefined
    become({ status: 'ready', count: mine.count, unreadable: mine.unreadable, file })
  } catch (error) {
    if (mine === part) become({ status: 'broken', format, count: mine.count, message: messageFor(error) })
  }
}

async function fetchPage(to: Part) {
  const wanted = { _id: to.job, ...(to.next && { cursor: to.next }) }
  const { people, unreadable, next } = await patiently(() => jobs.page(wanted))
  to.texts.push(linesOf(to.format, people))
  to.count += people.length
  to.unreadable += unreadable
  to.next = next
}

/** Hands the file over, at a tap. */
export async function giveFile() {
  const ready = useExport.getState()
  if (ready.status !== 'ready') return
  const { complaint: _, ...rest } = ready
  const complaint = await handOver(ready.file, texts().jobs.notGiven)
  become({ ...rest, ...(complaint !== undefined && { complaint }) })
}
