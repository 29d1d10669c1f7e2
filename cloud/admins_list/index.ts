import { admins_list } from '../../contract/functions/admins_list'
import { administratorView, everyAdministrator } from '../shared/administrators'
import { database, find } from '../shared/database'
import { handler } from '../shared/handler'

/** Invites that are open at once. */
const MOST = 1000

export const main = handler({ admins_list }, async () => {
  const open = { ends: database().command.gt(Date.now()) }
  const [administrators, invites] = await Promise.all([
    everyAdministrator(),
    find('invites', { where: open, orderBy: [['ends', 'asc']], limit: MOST }),
  ])
  return {
    administrators: administrators.map(administratorView),
    invites: invites.filter(({ used }) => !used),
  }
})
