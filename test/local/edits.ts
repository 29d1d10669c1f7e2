import type { Page } from 'playwright-core'
import { newFunction } from '../../scripts/new/function'
import type { ProjectCopy, Started } from './project-copy'

/** Where an edit can be seen. */
export interface Seen {
  copy: ProjectCopy
  started: Started
  /** The user's phone, of somebody who has not registered. */
  phone: Page
}

export interface Edit {
  what: string
  make(seen: Seen): Promise<void>
  /** Is it to be seen now? */
  visible(seen: Seen): Promise<boolean>
}

/** What a function of the admin's environment answers to the administrator. */
export async function answerOf({ url }: Started, name: string, data: object = {}): Promise<unknown> {
  const { miniPrograms, environments } = (await (await fetch(`${url}/control/state`)).json()) as {
    miniPrograms: { appid: string; people: { openid: string }[] }[]
    environments: { env: string; appid: string }[]
  }
  const { appid, env } = environments.at(-1) ?? { appid: '', env: '' }
  const openid = miniPrograms.find((each) => each.appid === appid)?.people[0]?.openid
  const response = await fetch(`${url}/control/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ env, name, data, as: { appid, openid } }),
  })
  return response.json()
}

/** One of each kind that a day's work is made of; each leaves the project in order. */
export const edits: Edit[] = [
  {
    what: 'a screen',
    make: ({ copy }) =>
      copy.replace(
        'src/features/signup/signup-screen.tsx',
        '{t.signup.greeting}',
        '{`${t.signup.greeting} ✎`}',
      ),
    visible: async ({ phone }) => (await phone.locator('.signup-title').innerText()).endsWith('✎'),
  },
  {
    what: 'a style',
    make: ({ copy }) =>
      copy.replace(
        'src/features/signup/signup.scss',
        '.signup-title {',
        '.signup-title {\n  letter-spacing: 7px;',
      ),
    visible: async ({ phone }) =>
      (await phone.locator('.signup-title').evaluate((title) => getComputedStyle(title).letterSpacing)) ===
      '7px',
  },
  {
    what: 'the contract (in the phone)',
    make: ({ copy }) =>
      copy.replace(
        'contract/fields.ts',
        "v.check(isVisible, say('请填写姓名'",
        "v.check(isVisible, say('请填写姓名 ✎'",
      ),
    visible: async ({ phone }) => {
      await phone.locator('.primary-button').click()
      return (await phone.locator('.signup').innerText()).includes('请填写姓名 ✎')
    },
  },
  {
    what: 'the contract (in a function)',
    make: ({ copy }) =>
      copy.replace('contract/functions/users_list.ts', '每页最多 100 人', '每页最多 100 人 ✎'),
    visible: async ({ started }) =>
      JSON.stringify(await answerOf(started, 'users_list', { limit: 1_000 })).includes('每页最多 100 人 ✎'),
  },
  {
    what: 'a function',
    make: ({ copy }) =>
      copy.replace(
        'cloud/images_list/index.ts',
        'async ({ input, caller }) => {',
        "async ({ input, caller }) => {\n  console.log('edited')",
      ),
    visible: async ({ started }) => {
      await answerOf(started, 'images_list', { of: 'public' })
      const { calls } = (await (await fetch(`${started.url}/control/calls`)).json()) as {
        calls: { logs?: string[] }[]
      }
      return calls.some(({ logs = [] }) => logs.some((line) => line.includes('edited')))
    },
  },
  {
    what: 'a new function',
    make: async ({ copy }) => {
      await newFunction(copy.folder, 'notes_hello')
    },
    visible: async ({ started }) =>
      JSON.stringify(await answerOf(started, 'notes_hello')).includes('"errcode":0'),
  },
]
