/** An import or export of documents, as databaseMigrateQueryInfo tells of it. */
export interface Migration {
  /** Those of CloudBase's DescribeDatabaseMigrateStatus that occur here. */
  status: 'migrating' | 'success' | 'fail'
  record_success: number
  record_fail: number
  error_msg: string
  /** Where an export lies; empty for an import. */
  file_url: string
}

export interface Migrations {
  /** @param work what it does; its error is what the migration fails with. @returns its number */
  begin(env: string, work: () => Promise<Partial<Migration>>): number
  find(env: string, id: unknown): Migration | undefined
}

const FIRST = 100_000_001

export function createMigrations(): Migrations {
  const all = new Map<unknown, { env: string; migration: Migration }>()
  return {
    begin(env, work) {
      const id = FIRST + all.size
      const migration: Migration = {
        status: 'migrating',
        record_success: 0,
        record_fail: 0,
        error_msg: '',
        file_url: '',
      }
      all.set(id, { env, migration })
      work().then(
        (done) => Object.assign(migration, { status: 'success', ...done }),
        (error: unknown) =>
          Object.assign(migration, {
            status: 'fail',
            error_msg: error instanceof Error ? error.message : String(error),
          }),
      )
      return id
    },
    find(env, id) {
      const found = all.get(id)
      return found?.env === env ? found.migration : undefined
    },
  }
}
