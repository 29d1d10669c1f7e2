import { Errcode } from '../../../contract'
import { Failure } from '../failure'

/** What an upload ticket is bound to. */
export interface Upload {
  /** Plain: letters, digits, `-`, `/` and one dot. */
  key: string
  /** Content-Type. */
  type: string
  bytes: number
}

/** A signed form, as `wx.uploadFile` and browsers send it: the fields, then the file as `file`. */
export interface Ticket {
  url: string
  fields: Record<string, string>
  /** Where the object will be. */
  link: string
  /** When the form ends, ms since 1970. */
  ends: number
}

/** An object as the provider holds it. */
export interface Found {
  type: string
  etag: string
  bytes: Buffer
}

/** An object as it is to be. */
export interface New {
  /** As of an Upload. */
  key: string
  /** Content-Type. */
  type: string
  bytes: Buffer
}

/** Object storage with permanent public links. Every method throws Failure STORAGE_FAILED where it is no use asking. */
export interface Provider {
  /** @param ends ms since 1970; a provider that sets the end itself says so in the ticket */
  ticket(upload: Upload, ends: number): Promise<Ticket>
  /** At most so many bytes, and one more of what is larger; null where there is no such object. Past every cache. */
  read(key: string, limit: number): Promise<Found | null>
  /** @returns the permanent link */
  write(object: New): Promise<string>
  /** Of an object that is not there, nothing. */
  remove(key: string): Promise<void>
  /** The same picture about so many pixels wide, where the provider can; otherwise the link itself. */
  thumbnail(link: string, width: number): string
}

export const storageFailed = (cause: unknown): Failure =>
  Object.assign(new Failure(Errcode.STORAGE_FAILED), { cause })
