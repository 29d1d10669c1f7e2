import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { imageId } from '../image-view'
import { spec } from '../spec'
import { say } from '../say'

/** WeChat's verdict on a picture, as the relay has heard it. What an administrator has decided before stands. */
export const images_checked = spec({
  env: 'admin',
  access: 'relay',
  idempotent: true,
  input: v.object(
    {
      _id: imageId,
      suggest: v.picklist(
        ['pass', 'review', 'risky'],
        say('检查结果无效', 'The result of the check is not valid'),
      ),
    },
    incomplete,
  ),
  data: v.object({}),
  failures: {
    [Errcode.STORAGE_FAILED]: errmsgs[Errcode.STORAGE_FAILED],
  },
})
