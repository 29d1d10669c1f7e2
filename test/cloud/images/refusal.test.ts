import { describe, expect, it } from 'vitest'
import { Errcode } from '../../../contract'
import { audit } from '../admins/people'
import { runPair, someone } from '../run-pair'
import { addPicture, administrator, userOf } from './people'

async function stage() {
  const pair = await runPair()
  const he = await administrator(pair)
  const lin = userOf(pair, 'Lin')
  await lin.call('users_add', someone)
  return { pair, he, lin, _id: (await addPicture(lin))._id }
}

const why = { reason: 'other', words: '请只上传\n自己拍的' } as const
const told = { reason: 'other', words: '请只上传 自己拍的' }

describe('a reason for a refusal', () => {
  it('is told to the owner, in the own data, too, and stands in the audit', async () => {
    const { pair, he, lin, _id } = await stage()
    const { data } = await he.call('images_review', { _id, decision: 'refuse', refusal: why })
    expect(data.image).toMatchObject({ state: 'refused', refusal: told })
    const { images } = (await lin.call('images_list', { of: 'mine' })).data
    expect(images).toMatchObject([{ _id, state: 'refused', refusal: told }])
    expect((await lin.call('users_export', { of: 'images' })).data).toMatchObject({
      images: [{ refusal: told }],
    })
    expect(audit(pair).filter(({ func }) => func === 'images_review')).toMatchObject([
      { whom: lin.id, object: _id, after: { picture: 'refused', refusal: told } },
    ])
  })

  it('is one of those that there are, and its words are few', async () => {
    const { he, _id } = await stage()
    for (const refusal of [{ reason: 'ugly' }, { reason: 'other', words: '长'.repeat(101) }]) {
      const answer = await he.call('images_review', {
        _id,
        decision: 'refuse',
        refusal: refusal as typeof why,
      })
      expect(answer.errcode).toBe(Errcode.INVALID_INPUT)
    }
  })

  it('is not kept where the picture is approved', async () => {
    const { he, lin, _id } = await stage()
    await he.call('images_review', { _id, decision: 'approve', refusal: why })
    const { images } = (await lin.call('images_list', { of: 'mine' })).data
    expect(images.map(({ state, refusal }) => [state, refusal])).toEqual([['approved', undefined]])
  })
})
