import type { Audience } from './sent-notice'

/** What an editor has written to people, once, however many they are. */
export interface Notice {
  /** Of the editor and the request; of one that a job delivers, the job's. */
  _id: string
  title: string
  text: string
  to: Audience
  /** `personId` of the one person whom it is for. */
  whom?: string
  /** How many people it was for, as they were counted when it was sent. */
  total: number
  more: boolean
  /** Of the administrator who sent it, if it was known. */
  name?: string
  /** ms since 1970 */
  createtime: number
}

/** A message has reached a person. What is for everybody needs none. */
export interface Delivery {
  /** Of the message and the person: nobody gets one twice. */
  _id: string
  /** `personId` */
  whom: string
  /** `_id` of the message. */
  notice: string
  /** When it reached them, ms since 1970. */
  createtime: number
}
