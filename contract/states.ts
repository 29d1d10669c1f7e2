/** What a person's record may be. */
export const states = ['active', 'disabled', 'trashed'] as const

/**
 * - `active`: may use every user mini program.
 * - `disabled`: an editor has shut this person out, until an editor lets them in again.
 * - `trashed`: shut out as well, and removed for good after TRASH_DAYS.
 */
export type State = (typeof states)[number]

/** A trashed record is kept for so long before it is removed for good: days. */
export const TRASH_DAYS = 30

/** `since` of who is being removed for good. */
export const PURGED = 0

/** What a person is whose record says nothing, as all from before there were states. */
export const stateOf = ({ state = 'active' }: { state?: State | undefined }): State => state
