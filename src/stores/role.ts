import type { AdministratorView, Role } from '@contract'
import { useEffect } from 'react'
import { create } from 'zustand'
import { reaches } from '../../contract/roles'
import * as admins from '@/services/admins'

type Self =
  | { status: 'unknown' }
  /** Asked for, and not heard yet or not at all. */
  | { status: 'asked' }
  | { status: 'known'; administrator: AdministratorView | null }

/** Who the person in front of the phone is as an administrator. */
export const useSelf = create<Self>()(() => ({ status: 'unknown' }))

/** Counts the questions: only the answer to the last one tells what is so. */
let asked = 0

/** Asks the cloud, which alone decides. Where it does not answer, what was known stays. */
export async function learnRole() {
  const mine = ++asked
  if (useSelf.getState().status === 'unknown') useSelf.setState({ status: 'asked' }, true)
  try {
    const { administrator } = await admins.get()
    if (mine === asked) useSelf.setState({ status: 'known', administrator }, true)
  } catch {
    // Nothing is refused here that is not refused there: the screens offer what they may yet be told is not allowed.
  }
}

/**
 * Is it worth while to offer what asks for this role? Not where the own one is known and does not reach. For a screen
 * that hides what is not allowed; the cloud refuses it in any case.
 */
export function useMay(least: Role): boolean {
  const self = useSelf()
  const { status } = self
  useEffect(() => {
    if (status === 'unknown') void learnRole()
  }, [status])
  if (self.status !== 'known') return true
  return self.administrator !== null && reaches(self.administrator.role, least)
}
