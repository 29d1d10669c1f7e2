import * as v from 'valibot'
import { ageBands } from '../age-bands'
import { incomplete } from '../fields'
import { spec } from '../spec'
import { states } from '../states'

const people = v.number()

/** How many people there are, by what they have in common, and what waits for an administrator. */
export const dashboard_get = spec({
  env: 'admin',
  access: 'viewer',
  idempotent: true,
  input: v.object({}, incomplete),
  data: v.object({
    states: v.array(v.object({ state: v.picklist(states), people })),
    /** From here on of those who are not in the trash. */
    sexes: v.array(v.object({ sex: v.picklist([0, 1, 2]), people })),
    ages: v.array(v.object({ age: v.picklist(ageBands), people })),
    /** User mini programs, the one with the most people first. */
    apps: v.array(v.object({ appid: v.string(), people })),
    /** By their registration, the last 30 days in China, today last. */
    days: v.array(v.object({ day: v.string(), people })),
    /** Pictures that wait for a decision, counted no further than a thousand. */
    pending: v.object({ count: v.number(), more: v.boolean() }),
  }),
  failures: {},
})
