import { admins_claim } from './functions/admins_claim'
import { admins_get } from './functions/admins_get'
import { images_add } from './functions/images_add'
import { images_checked } from './functions/images_checked'
import { images_list } from './functions/images_list'
import { images_remove } from './functions/images_remove'
import { images_review } from './functions/images_review'
import { images_ticket } from './functions/images_ticket'
import { phone_get } from './functions/phone_get'
import { users_add } from './functions/users_add'
import { users_consent } from './functions/users_consent'
import { users_export } from './functions/users_export'
import { users_get } from './functions/users_get'
import { users_history } from './functions/users_history'
import { users_leave } from './functions/users_leave'
import { users_list } from './functions/users_list'
import { users_read } from './functions/users_read'
import { users_update } from './functions/users_update'
import type { Data, Input } from './spec'

/** Every business cloud function, by the name it is deployed under, and what the relay `api` does itself. */
export const functions = {
  admins_claim,
  admins_get,
  images_add,
  images_checked,
  images_list,
  images_remove,
  images_review,
  images_ticket,
  phone_get,
  users_add,
  users_consent,
  users_export,
  users_get,
  users_history,
  users_leave,
  users_list,
  users_read,
  users_update,
}

export type Functions = typeof functions
export type FunctionName = keyof Functions
export type InputOf<N extends FunctionName> = Input<Functions[N]>
export type DataOf<N extends FunctionName> = Data<Functions[N]>

export { Errcode } from './errcode'
export { errcodes } from './errcodes'
export { collections } from './collections'
export type { Admin, Collection, Documents, Entry, Image, Token, User } from './collections'
export type {
  Access,
  Answer,
  ChangedMeanwhile,
  Checked,
  Data,
  Failure,
  Input,
  InvalidInput,
  Spec,
} from './spec'
export { privacyVersion } from './consent'
export type { EntryView } from './entry-view'
export type { Role } from './roles'
export type { ImageView } from './image-view'
export type { OwnRecord, UserView } from './user-view'
