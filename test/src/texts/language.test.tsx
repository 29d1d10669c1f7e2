// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { users_add } from '../../../contract/functions/users_add'
import { PictureWallScreen } from '@/features/picture-wall/picture-wall-screen'
import { CloudError, NetworkError } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import * as users from '@/services/users'
import { check } from '@/stores/record-check'
import { speak } from '@/texts/language'
import { LanguageSwitch } from '@/ui/language-switch'
import { connected, see, tap } from '../screens/on-screen'
import { no, ok } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'

afterEach(() => {
  speak('zh')
})

it('draws what is on the screen again in the other language, its bar, too', async () => {
  connected({ images_list: () => ok({ images: [], next: null }) })
  render(
    <>
      <PictureWallScreen />
      <LanguageSwitch />
    </>,
  )
  await see('大家分享的图片，最新在前')
  expect(phone.title).toBe('图片墙')
  await tap('English')
  await see('Shared by everybody, newest first')
  await see('No pictures yet')
  expect(phone.title).toBe('Picture wall')
  await tap('中文')
  await see('大家分享的图片，最新在前')
})

it('is remembered while it is another one than the phone’s', () => {
  speak('en')
  expect(phone.storage.get('language')).toBe('en')
  speak('zh')
  expect(phone.storage.has('language')).toBe(false)
})

it.each([
  ['zh_CN', undefined, 'zh'],
  ['zh_TW', undefined, 'zh'],
  ['zh-Hant-HK', undefined, 'zh'],
  ['en', undefined, 'en'],
  ['de-DE', undefined, 'en'],
  ['en', 'zh', 'zh'],
  ['zh_CN', 'en', 'en'],
  ['zh_CN', 'fr', 'zh'],
])('is, of a phone in %s with %s in store, %s', async (its, stored, spoken) => {
  vi.resetModules()
  const { phone: another } = await import('../stand-ins/taro')
  another.language = its
  if (stored) another.storage.set('language', stored)
  const { language } = await import('@/texts/language')
  expect(language()).toBe(spoken)
})

it.each([
  [
    'a code that the function names',
    new CloudError(no(-2001, '用户已存在'), users_add.failures[-2001]),
    'You are registered already',
  ],
  [
    'a code of all functions',
    new CloudError(no(-4005, '操作太快了，请稍后再试')),
    'That was too fast; please try again in a moment',
  ],
  [
    'a bug, with its number',
    new CloudError(no(-9999, '出了点问题，请稍后再试（编号 abcd-1234）')),
    'Something went wrong; please try again later (number abcd-1234)',
  ],
  [
    'a code that nobody knows',
    new CloudError(no(-9, '别的')),
    'Something went wrong; please try again later',
  ],
  ['no answer', new NetworkError('timeout'), 'There was no answer for a long time; please try again later'],
])('says %s in English', (_, error, sentence) => {
  speak('en')
  expect(messageFor(error)).toBe(sentence)
})

it('says in English what is wrong with the fields, before and after the cloud has been asked', async () => {
  speak('en')
  const typed = { name: '', age: '200', sex: '', tel: '12345' }
  const inEnglish = {
    name: 'Please enter a name',
    age: 'An age is not more than 150',
    sex: 'Please choose one',
    tel: 'A mobile number has 11 digits and begins with 1',
  }
  expect(check(typed)).toEqual(inEnglish)
  const fields = { name: '请填写姓名', tel: '手机号应为 11 位数字，以 1 开头', other: '别处的问题' }
  connected({ users_add: () => no(-4001, '填写的内容有误', { fields }) })
  await expect(users.add({ ...typed, consent: 1 })).rejects.toMatchObject({
    fields: { name: inEnglish.name, tel: inEnglish.tel, other: 'Please change this' },
  })
})
