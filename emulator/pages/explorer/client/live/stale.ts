import type { CallRecord } from '../control'

/** The paths of the control API that may answer something else after these calls. */
export function staleAfter(records: readonly CallRecord[]): string[] {
  const wrote = (kind: CallRecord['kind']) => records.some((record) => record.kind === kind && record.wrote)
  return [
    // A function that is new, or takes something else.
    ...(records.some(({ action }) => action === 'deploy') ? ['/state'] : []),
    ...(wrote('database') ? ['/state', '/collections'] : []),
    ...(wrote('storage') ? ['/storage'] : []),
    ...(records.some(({ kind }) => kind === 'function') ? ['/functions'] : []),
    ...(records.some(({ kind }) => kind === 'openapi') ? ['/openapi', '/payments'] : []),
    ...(records.some(({ fault }) => fault !== undefined) ? ['/faults'] : []),
  ]
}
