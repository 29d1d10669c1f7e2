import { images_told } from '../../contract/functions/images_told'
import { database, update } from '../shared/database'
import { handler } from '../shared/handler'

export const main = handler({ images_told }, async ({ input: { ids }, caller: { appid } }) => {
  await update('images', { _id: database().command.in(ids), appid }, { tell: 0 })
  return {}
})
