import * as v from 'valibot'
import { incomplete } from '../fields'
import { importRows } from '../import-row'
import { spec } from '../spec'

/** What an import of these rows would find: nothing is changed, and nothing kept. */
export const imports_check = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object({ rows: importRows }, incomplete),
  data: v.object({
    rows: v.array(
      v.object({
        line: v.number(),
        /**
         * `new`: nobody has the number. `same`: somebody is just so. `other`: somebody has it and is not. `missing`: nobody
         * has the `_id`. `several`: more than one person has the number.
         */
        what: v.picklist(['new', 'same', 'other', 'missing', 'several']),
      }),
    ),
  }),
  failures: {},
})
