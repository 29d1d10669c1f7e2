import { loadMe, showMe, useMe } from '@/stores/me'
import { recordEdit } from '@/stores/record-edit'
import { forms, send, takeRefusal } from '@/stores/writes'

/** The form by which a person corrects their own record. */
const own = recordEdit({
  form: forms.users_update,
  numberHidden: false,
  send: async (_whose, change) => {
    const sent = await send('users_update', change)
    return sent.status === 'done' ? sent.data?.user : undefined
  },
  // What is saved has been told already.
  learn: (user, saved) => saved || showMe(user, 'known'),
})

export const { useEdit: useOwnEdit, type, save, choose } = own

export async function openOwnEdit() {
  if (useMe.getState().status !== 'registered') await loadMe()
  const me = useMe.getState()
  if (me.status !== 'registered') return
  own.open(me.user)
  const refused = takeRefusal('users_update')
  if (refused) own.refuse(refused)
}
