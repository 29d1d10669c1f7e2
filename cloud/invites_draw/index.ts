import { Errcode } from '../../contract'
import { invites_draw } from '../../contract/functions/invites_draw'
import { find } from '../shared/database'
import { handler } from '../shared/handler'
import { hashOfInviteCode } from '../shared/invite-code'
import { describe, log } from '../shared/log'
import { openApi } from '../shared/open-api'

/** Where everybody begins; it offers to become an administrator to whoever is none. */
const PAGE = 'apps/admin/pages/people/index'
/** Bytes. As text it is a third more, and a call carries 1 MB. */
const MOST = 500_000

export const main = handler({ invites_draw }, async ({ input: { code }, requestId, fail }) => {
  const [invite] = await find('invites', { where: { hash: hashOfInviteCode(code) }, limit: 1 })
  if (!invite || invite.used || invite.ends <= Date.now()) fail(Errcode.INVITE_ENDED)
  return { picture: await drawnBy(code, requestId) }
})

/** The invite's code does without a picture: what keeps WeChat from drawing one is for the log. */
async function drawnBy(scene: string, requestId: string): Promise<string | null> {
  try {
    const { buffer, contentType } = await openApi().wxacode.getUnlimited({ scene, page: PAGE })
    if (!Buffer.isBuffer(buffer) || typeof contentType !== 'string' || buffer.length > MOST)
      throw new TypeError('What came is no picture, or too large a one.')
    return `data:${contentType};base64,${buffer.toString('base64')}`
  } catch (error) {
    log.warn('no mini program code was drawn', { requestId, cause: describe(error) })
    return null
  }
}
