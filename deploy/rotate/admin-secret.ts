import { stableToken } from '../../cloud/api/wechat'
import { settings, type Values } from '../settings'
import type { Rotation } from './rotation'
import { setVariable } from './set-variable'

/** ms: as long as WeChat may take to know a new AppSecret everywhere. */
const ARRIVES = 600_000
/** ms */
const TIMEOUT = 10_000

/**
 * The AppSecret that was just made, to `api`, with the old one behind it until WeChat knows the new one everywhere. Broken off
 * at any moment, it goes on with what `.env.local` has.
 * @param made the new one; left out: `.env.local` has both already
 * @throws Error in a sentence; CloudApiError
 */
export async function rotateAdminSecret(rotation: Rotation, made?: string): Promise<void> {
  const [first = '', second] = secretsIn(rotation.read())
  if (made !== undefined && made !== first) {
    mustBeOne(made)
    if (second !== undefined) throw new Error('It is being changed already: run it without a new AppSecret.')
    await rotation.keep({ ADMIN_SECRET: `${made},${first}` })
  } else if (second === undefined) throw new Error('There is no new AppSecret: see --help.')
  const [fresh = ''] = secretsIn(rotation.read())
  rotation.say('user: api tries the new AppSecret, then the old one')
  await tell(rotation)
  await mustServe(rotation, fresh)
  await rotation.wait(ARRIVES, 'WeChat may take ten minutes to know it everywhere')
  await mustServe(rotation, fresh)
  await rotation.keep({ ADMIN_SECRET: fresh })
  rotation.say('user: api knows the new AppSecret alone')
  await tell(rotation)
}

export const secretsIn = ({ ADMIN_SECRET = '' }: Values): string[] => ADMIN_SECRET.split(',')

function mustBeOne(secret: string): void {
  const { wrong } = settings.find(({ name }) => name === 'ADMIN_SECRET') ?? {}
  const complaint = secret.includes(',') ? 'must be one' : wrong?.(secret, {})
  if (complaint !== undefined) throw new Error(`The new AppSecret ${complaint}. Nothing was done.`)
}

const tell = ({ read, places, say }: Rotation) =>
  setVariable(places.user, ['api'], ['ADMIN_SECRET', read().ADMIN_SECRET ?? ''], (name) => say(`  ✓ ${name}`))

/** Where only the relay's address may ask, WeChat looks at the address first, and this machine learns nothing. */
async function mustServe({ read, say }: Rotation, secret: string): Promise<void> {
  const outcome = await stableToken(read().ADMIN_APPID ?? '', secret, TIMEOUT)
  if (outcome.kind === 'done') return
  if (outcome.kind === 'refused' && outcome.errcode !== 40164)
    throw new Error(
      `WeChat refuses the new AppSecret (errcode ${outcome.errcode}). Is it all of it, and of the admin mini program? api still tries the old one. Run it again in a minute.`,
    )
  say('  · whether WeChat takes it cannot be seen from this address: look whether the user app is served')
}
