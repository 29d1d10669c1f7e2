import * as v from 'valibot'
import { importModes } from './import-row'
import { refusal } from './refusal'
import { roles } from './roles'
import { states } from './states'

/**
 * Fields of a record as answers show what `audit` kept of them; of a telephone number only the ends. A field that is
 * not named here is not shown.
 */
export const kept = v.partial(
  v.object({
    name: v.string(),
    age: v.number(),
    sex: v.picklist([0, 1, 2]),
    tel: v.string(),
    /** The version of the privacy guide that was agreed to. */
    consent: v.number(),
    state: v.picklist(states),
    /** Of an administrator or an invite. */
    role: v.picklist(roles),
    /** When an invite ends, ms since 1970. */
    ends: v.number(),
    /** The state of a picture. */
    picture: v.picklist(['expected', 'pending', 'approved', 'refused', 'removed']),
    /** Why it was refused. */
    refusal,
    /** How many people a job is for; of a thousand and more, a thousand. */
    people: v.number(),
    /** Of an export: with whole telephone numbers. */
    whole: v.boolean(),
    /** Of an import: what becomes of those who are there already. */
    mode: v.picklist(importModes),
    /** Of a message. */
    title: v.string(),
  }),
)
