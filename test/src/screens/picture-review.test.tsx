// @vitest-environment happy-dom
import type { ImageView } from '@contract'
import { cleanup, render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { PictureReviewScreen } from '@/features/picture-review/picture-review-screen'
import { carryOut } from '@/features/picture-review/store'
import { lost, ok } from '../scripted-cloud'
import { connected, does, see, seesNo, tap, typeInto } from './on-screen'

const picture = (n: number): ImageView => ({
  _id: `picture-${n}`,
  link: `https://x.test/${n}.png`,
  thumbnail: `https://x.test/${n}.png`,
  purpose: n % 2 ? 'wall' : 'avatar',
  state: 'pending',
  width: 6,
  height: 4,
  bytes: 9,
  type: 'image/png',
  createtime: 1_700_000_000_000 - n,
  mine: false,
  owner: `owner-${n}`,
})

const queued =
  (...pictures: number[]) =>
  () =>
    ok({ images: pictures.map(picture), next: null })
const open = () => render(<PictureReviewScreen onOpenPerson={() => undefined} whenRefused={() => null} />)
/** As when the page is left. */
const leave = () => does(carryOut)

it('a decision is carried out when the next one is made; until then it can be undone', async () => {
  const cloud = connected({ images_list: queued(1, 2, 3), images_review: () => ok({ image: picture(1) }) })
  open()
  await see('还有 3 张等待审核')
  await tap('通过')
  await see('还有 2 张等待审核')
  await tap('撤销')
  await see('还有 3 张等待审核')
  expect(cloud.to('images_review')).toHaveLength(0)
  await tap('通过')
  expect(cloud.to('images_review')).toHaveLength(0)
  await tap('拒绝')
  typeInto('想补充的话（可不填）', '太暗了')
  await tap('看不清')
  expect(cloud.to('images_review').map(({ data }) => [data['_id'], data['decision']])).toEqual([
    ['picture-1', 'approve'],
  ])
  await leave()
  expect(cloud.to('images_review')[1]?.data).toMatchObject({
    _id: 'picture-2',
    decision: 'refuse',
    refusal: { reason: 'unclear', words: '太暗了' },
  })
  expect(seesNo('撤销')).toBe(true)
})

it('a decision that is lost brings its picture back', async () => {
  connected({ images_list: queued(4, 5), images_review: lost })
  open()
  await see('还有 2 张等待审核')
  await tap('通过')
  await leave()
  await see(/^上一张没有处理成功/)
  await see('还有 2 张等待审核')
})

it('is asked for by what it is for, and by whose it is', async () => {
  const cloud = connected({ images_list: queued(6, 7) })
  open()
  await see('还有 2 张等待审核')
  await tap('头像')
  await tap('只看 TA 的')
  await see('看所有人的')
  expect(cloud.to('images_list').map(({ data }) => [data['purpose'], data['owner']])).toEqual([
    [undefined, undefined],
    ['avatar', undefined],
    ['avatar', 'owner-6'],
  ])
  cleanup()
})
