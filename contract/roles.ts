/** What an administrator may be, the least first: each may do what those before it may. */
export const roles = ['viewer', 'editor', 'owner'] as const

/**
 * - `viewer` sees everything and changes nothing.
 * - `editor` changes people and pictures, too.
 * - `owner` decides who is an administrator, too.
 */
export type Role = (typeof roles)[number]

/** May who is `role` do what asks for at least `least`? */
export const reaches = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least)

/** What an administrator is whose record says nothing: before there were roles, everyone could do everything. */
export const roleOf = ({ role = 'owner' }: { role?: Role | undefined }): Role => role
