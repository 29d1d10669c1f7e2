import * as users from '@/services/users'
import { loadMe, showMe, useMe } from '@/stores/me'
import { recordEdit } from '@/stores/record-edit'

/** The form by which a person corrects their own record. */
const own = recordEdit({
  form: 'own-edit',
  numberHidden: false,
  send: async (_whose, change, options) => (await users.update(change, options)).user,
  learn: (user, saved) => showMe(user, saved ? 'changed' : 'known'),
})

export const { useEdit: useOwnEdit, type, save, choose } = own

export async function openOwnEdit() {
  if (useMe.getState().status !== 'registered') await loadMe()
  const me = useMe.getState()
  if (me.status === 'registered') own.open(me.user)
}
