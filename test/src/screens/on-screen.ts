import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach } from 'vitest'
import { connect } from '@/services/cloud/call'
import { direct } from '@/services/cloud/transports/direct'
import { useClaim } from '@/features/admin-claim/store'
import { useNews, useOwnPictures } from '@/features/home/store'
import { useInvite } from '@/features/administrators/invite-store'
import { useAdministrators } from '@/features/administrators/store'
import { useEntries, useWho } from '@/features/audit/store'
import { useConsent } from '@/features/consent/store'
import { useOwn } from '@/features/own-pictures/store'
import { useDashboard } from '@/features/dashboard/store'
import { dropExport } from '@/features/jobs/export-store'
import { useJob, useJobs } from '@/features/jobs/store'
import { useRecipients } from '@/features/notice-send/recipients'
import { useForm } from '@/features/notice-send/store'
import { turnAway } from '@/features/notices/store'
import { useSent } from '@/features/notices-sent/store'
import { useOwnEdit } from '@/features/own-edit/store'
import { usePerson, usePersonEdit } from '@/features/person-edit/store'
import { useSignup } from '@/features/signup/store'
import { useUserDetail } from '@/features/user-detail/store'
import { useSelection } from '@/features/user-list/selection'
import { useUserList } from '@/features/user-list/store'
import { keepDraftsWhenHidden } from '@/lib/drafts'
import { useNetwork } from '@/lib/network'
import { useMe } from '@/stores/me'
import { useChosenPeople } from '@/stores/chosen-people'
import { forgetNotices } from '@/stores/notices'
import { useSelf } from '@/stores/role'
import { openWrites } from '@/stores/writes'
import { scriptedCloud } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'

keepDraftsWhenHidden()

afterEach(() => {
  cleanup()
  closeApp()
  phone.storage.clear()
  openWrites()
  phone.params = {}
})

/** What is not in the phone's storage is gone when the app is closed. */
export function closeApp() {
  cleanup()
  window.dispatchEvent(new Event('pagehide'))
  useMe.setState(useMe.getInitialState(), true)
  useConsent.setState(useConsent.getInitialState(), true)
  useOwn.setState(useOwn.getInitialState(), true)
  useNetwork.setState(useNetwork.getInitialState(), true)
  useNews.setState(useNews.getInitialState(), true)
  useOwnPictures.setState(useOwnPictures.getInitialState(), true)
  useSignup.setState(useSignup.getInitialState(), true)
  useOwnEdit.setState(useOwnEdit.getInitialState(), true)
  usePerson.setState(usePerson.getInitialState(), true)
  usePersonEdit.setState(usePersonEdit.getInitialState(), true)
  useUserList.setState(useUserList.getInitialState(), true)
  useUserDetail.setState(useUserDetail.getInitialState(), true)
  useClaim.setState(useClaim.getInitialState(), true)
  useSelf.setState(useSelf.getInitialState(), true)
  useInvite.setState(useInvite.getInitialState(), true)
  useAdministrators.setState(useAdministrators.getInitialState(), true)
  useEntries.setState(useEntries.getInitialState(), true)
  useSelection.setState(useSelection.getInitialState(), true)
  useForm.setState(useForm.getInitialState(), true)
  useRecipients.setState(useRecipients.getInitialState(), true)
  useSent.setState(useSent.getInitialState(), true)
  useChosenPeople.setState(useChosenPeople.getInitialState(), true)
  forgetNotices()
  turnAway()
  useDashboard.setState(useDashboard.getInitialState(), true)
  dropExport()
  useJob.setState(useJob.getInitialState(), true)
  useJobs.setState(useJobs.getInitialState(), true)
  useWho.setState(useWho.getInitialState(), true)
  openWrites()
}

export function connected(script: Parameters<typeof scriptedCloud>[0]) {
  const scripted = scriptedCloud(script)
  connect(direct(scripted.cloud))
  return scripted
}

export const typeInto = (placeholder: string, value: string) => {
  fireEvent.input(screen.getByPlaceholderText(placeholder), { target: { value } })
}

export const typedIn = (placeholder: string) =>
  screen.getByPlaceholderText<HTMLInputElement>(placeholder).value

/** Taps, and lets everything happen that follows without waiting for anyone. */
export const tap = (text: string) =>
  act(async () => {
    fireEvent.click(screen.getByText(text))
    await Promise.resolve()
  })

export const does = (what: () => unknown) =>
  act(async () => {
    what()
    await Promise.resolve()
  })

export const see = (text: string | RegExp) => screen.findByText(text)
export const seesNo = (text: string | RegExp) => screen.queryByText(text) === null
