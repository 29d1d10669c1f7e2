import type { Image, ImageView } from '../../../contract'
import { storage } from '../storage/storage'

/** Pixels, on a phone whose screen has three to the point. */
const THUMBNAIL = 400

/** Who looks. */
export interface Watcher {
  /** `personId` */
  id: string
  administrator: boolean
}

/** @param record of a picture that is neither expected nor removed */
export function viewOf(record: Image, { id, administrator }: Watcher): ImageView {
  const { _id, link, purpose, state, width, height, bytes, type, createtime, owner, refusal } = record
  return {
    _id,
    link,
    purpose,
    width,
    height,
    bytes,
    type,
    createtime,
    state: state as ImageView['state'],
    thumbnail: storage().thumbnail(link, THUMBNAIL),
    mine: owner === id,
    ...((administrator || owner === id) && refusal ? { refusal } : {}),
    ...(administrator ? { owner } : {}),
  }
}
