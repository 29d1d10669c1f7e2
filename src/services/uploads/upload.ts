import type { InputOf } from '@contract'

export type Purpose = InputOf<'images_ticket'>['purpose']

/** A picture on its way, as people see it. One that has arrived is no upload any more. */
export type Upload = {
  id: string
  purpose: Purpose
  /** Of the file on the phone. */
  path: string
} & (
  | { status: 'waiting' }
  /** Percent. */
  | { status: 'sending'; progress: number }
  /** The file is there; the cloud looks at it and stores its link. */
  | { status: 'storing' }
  | { status: 'failed'; message: string }
)
