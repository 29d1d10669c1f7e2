import { randomBytes } from 'node:crypto'
import type { Values } from '../settings'
import { boundKeys, relayKeys, variablesOf } from '../wanted'
import { functionsWith, type Rotation } from './rotation'
import { setVariable, variableOf } from './set-variable'

/** What `RELAY_KEY` becomes, while it is being changed. Blank: it is not. */
export const NEXT = 'RELAY_KEY_NEXT'

/** ms: an instance that was started before a change may answer a little longer. */
const INSTANCES = 60_000
/** ms: a signature is good for a minute, and a call may take 15 s. */
const SIGNATURES = 75_000

/**
 * Both keys to A, then the new one to B, then the old one away from A. Where it stands is in `.env.local`, which is written
 * behind each step that is done: broken off at any moment, it goes on there.
 * @throws Error in a sentence, where what is deployed is not what the file says; CloudApiError
 */
export async function rotateRelayKey(rotation: Rotation): Promise<void> {
  if (!rotation.read()[NEXT]) await begin(rotation)
  for (;;) {
    const values = rotation.read()
    const next = values[NEXT] ?? ''
    const [first = '', second] = relayKeys(values)
    await mustFit(rotation, first === next ? [first, second] : [first])
    if (first !== next && second !== next) await keepKeys(rotation, [first, next])
    else if (first !== next) {
      rotation.say('admin: every function accepts the new key beside the old one')
      await tellAdmin(rotation, values)
      await rotation.wait(INSTANCES, 'instances from before may still answer')
      await keepKeys(rotation, [next, first])
    } else if (second !== undefined) {
      rotation.say('user: api signs with the new key')
      await setVariable(rotation.places.user, ['api'], ['RELAY_KEY', next], told(rotation))
      await rotation.wait(SIGNATURES, 'what was signed with the old key may still be on its way')
      await keepKeys(rotation, [next])
    } else {
      rotation.say('admin: no function accepts the old key any more')
      await tellAdmin(rotation, values)
      await rotation.keep({ [NEXT]: '' })
      return
    }
  }
}

async function begin(rotation: Rotation): Promise<void> {
  const values = rotation.read()
  const keys = relayKeys(values)
  const [old = ''] = keys
  if (keys.length !== 1)
    throw new Error(
      `RELAY_KEY in .env.local has ${keys.length} keys of the user mini program, and it is changed from one: docs/keys.md says how to end that.`,
    )
  await mustFit(rotation, [old])
  const next = randomBytes(32).toString('hex')
  await rotation.keep({ [NEXT]: next, RELAY_KEY: listOf(values, [old, next]) })
}

/** Nobody may take a key away with which api signs. */
async function mustFit({ places }: Rotation, expected: (string | undefined)[]): Promise<void> {
  const signing = await variableOf(places.user, 'api', 'RELAY_KEY')
  if (signing === undefined || !expected.includes(signing))
    throw new Error(
      'api signs with another key than .env.local says. npm run deploy makes it so; then run this again.',
    )
}

const tellAdmin = (rotation: Rotation, values: Values) =>
  setVariable(
    rotation.places.admin,
    functionsWith(rotation, 'admin', 'RELAY_KEY'),
    ['RELAY_KEY', variablesOf('admin', values).RELAY_KEY ?? ''],
    told(rotation),
  )

const told =
  ({ say }: Rotation) =>
  (name: string): void =>
    say(`  ✓ ${name}`)

const keepKeys = (rotation: Rotation, keys: string[]) =>
  rotation.keep({ RELAY_KEY: listOf(rotation.read(), keys) })

/** Those of further mini programs stay beside. */
const listOf = (values: Values, keys: string[]): string => [...keys, ...boundKeys(values)].join(',')
