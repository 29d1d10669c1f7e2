import type { Permission } from '../../shared/options'

/** Whose documents or files a phone sees, and which it may change. */
export interface Access {
  reads: 'all' | 'own' | 'none'
  writes: 'own' | 'none'
}

/** The presets: https://docs.cloudbase.net/database/data-permission, https://docs.cloudbase.net/storage/data-permission */
export const ACCESS: Record<Permission, Access> = {
  READONLY: { reads: 'all', writes: 'own' },
  PRIVATE: { reads: 'own', writes: 'own' },
  ADMINWRITE: { reads: 'all', writes: 'none' },
  ADMINONLY: { reads: 'none', writes: 'none' },
}
