import * as users from '@/services/users'
import { messageFor } from '@/services/cloud/message-for'
import { recordEdit } from '@/stores/record-edit'
import { create } from 'zustand'
import type { UserView } from '@contract'

type Person =
  | { status: 'loading' }
  | { status: 'found'; user: UserView }
  | { status: 'missing' }
  | { status: 'failed'; message: string }

/** Whose form is open, as they were read for it. */
export const usePerson = create<Person>()(() => ({ status: 'loading' }))

const show = (person: Person) => usePerson.setState(person, true)

/** The form by which an administrator corrects somebody's record. The number is not shown, and stays where none is typed. */
const form = recordEdit({
  form: 'person-edit',
  numberHidden: true,
  send: async (_id, { tel, ...others }, options) => {
    const number = tel.trim() === '' ? {} : { tel }
    return (await users.edit({ _id, ...others, ...number }, options)).user
  },
  learn: (user) => show({ status: 'found', user }),
})

export const { useEdit: usePersonEdit, type, save, choose } = form

export async function openPerson(id: string) {
  form.close()
  show({ status: 'loading' })
  try {
    const { user } = await users.read({ _id: id })
    if (!user) {
      show({ status: 'missing' })
      return
    }
    show({ status: 'found', user })
    form.open(user)
  } catch (error) {
    show({ status: 'failed', message: messageFor(error) })
  }
}
