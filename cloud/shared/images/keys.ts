import { randomBytes } from 'node:crypto'
import type { Image } from '../../../contract'

const extensions: Record<Image['type'], string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

/** Folder of what tickets write. What others see lies elsewhere, so that no ticket is ever for it. */
export const INCOMING = 'incoming'

/** A key that has never been used and that nobody can guess. */
export function newKey(folder: string, { type, createtime }: Pick<Image, 'type' | 'createtime'>): string {
  const month = new Date(createtime).toISOString().slice(0, 7).replace('-', '')
  return `${folder}/${month}/${randomBytes(16).toString('hex')}.${extensions[type]}`
}

/** What the ticket was for; in a record from before docs/decisions/0009 that was the key itself. */
export const uploadOf = ({ upload, key, link }: Image) => upload ?? { key, link }
