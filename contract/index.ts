import { admins_change } from './functions/admins_change'
import { admins_claim } from './functions/admins_claim'
import { admins_get } from './functions/admins_get'
import { admins_invite } from './functions/admins_invite'
import { admins_list } from './functions/admins_list'
import { admins_remove } from './functions/admins_remove'
import { admins_uninvite } from './functions/admins_uninvite'
import { audit_list } from './functions/audit_list'
import { dashboard_get } from './functions/dashboard_get'
import { health_check } from './functions/health_check'
import { images_add } from './functions/images_add'
import { images_checked } from './functions/images_checked'
import { images_decided } from './functions/images_decided'
import { images_list } from './functions/images_list'
import { images_remove } from './functions/images_remove'
import { images_review } from './functions/images_review'
import { images_subscribe } from './functions/images_subscribe'
import { images_ticket } from './functions/images_ticket'
import { images_told } from './functions/images_told'
import { imports_check } from './functions/imports_check'
import { imports_fill } from './functions/imports_fill'
import { imports_report } from './functions/imports_report'
import { imports_undo } from './functions/imports_undo'
import { invites_draw } from './functions/invites_draw'
import { jobs_add } from './functions/jobs_add'
import { jobs_cancel } from './functions/jobs_cancel'
import { jobs_get } from './functions/jobs_get'
import { jobs_list } from './functions/jobs_list'
import { jobs_page } from './functions/jobs_page'
import { jobs_step } from './functions/jobs_step'
import { notices_list } from './functions/notices_list'
import { notices_read } from './functions/notices_read'
import { notices_send } from './functions/notices_send'
import { notices_sent } from './functions/notices_sent'
import { phone_get } from './functions/phone_get'
import { template_get } from './functions/template_get'
import { users_add } from './functions/users_add'
import { users_consent } from './functions/users_consent'
import { users_count } from './functions/users_count'
import { users_edit } from './functions/users_edit'
import { users_export } from './functions/users_export'
import { users_get } from './functions/users_get'
import { users_leave } from './functions/users_leave'
import { users_list } from './functions/users_list'
import { users_read } from './functions/users_read'
import { users_reveal } from './functions/users_reveal'
import { users_set_state } from './functions/users_set_state'
import { users_update } from './functions/users_update'
import type { Data, Input } from './spec'

/** Every business cloud function, by the name it is deployed under, and what the relay `api` does itself. */
export const functions = {
  admins_change,
  admins_claim,
  admins_get,
  admins_invite,
  admins_list,
  admins_remove,
  admins_uninvite,
  audit_list,
  dashboard_get,
  health_check,
  images_add,
  images_checked,
  images_decided,
  images_list,
  images_remove,
  images_review,
  images_subscribe,
  images_ticket,
  images_told,
  imports_check,
  imports_fill,
  imports_report,
  imports_undo,
  invites_draw,
  jobs_add,
  jobs_cancel,
  jobs_get,
  jobs_list,
  jobs_page,
  jobs_step,
  notices_list,
  notices_read,
  notices_send,
  notices_sent,
  phone_get,
  template_get,
  users_add,
  users_consent,
  users_count,
  users_edit,
  users_export,
  users_get,
  users_leave,
  users_list,
  users_read,
  users_reveal,
  users_set_state,
  users_update,
}

export type Functions = typeof functions
export type FunctionName = keyof Functions
export type InputOf<N extends FunctionName> = Input<Functions[N]>
export type DataOf<N extends FunctionName> = Data<Functions[N]>

export { release } from './release'
export { Errcode } from './errcode'
export { errcodes } from './errcodes'
export { errmsgs } from './errmsgs'
export type { Sentence } from './say'
export { collections } from './collections'
export type { Admin, Collection, Counts, Documents, Entry, Image, Invite, Token, User } from './collections'
export type {
  Answer,
  ChangedMeanwhile,
  Checked,
  Data,
  Failure,
  Found,
  Input,
  InvalidInput,
  Spec,
} from './spec'
export type { AdministratorView, InviteView } from './administrator-view'
export { privacyVersion } from './consent'
export type { Refusal } from './refusal'
export type { Role } from './roles'
export type { State } from './states'
export type { ImageView } from './image-view'
export type { ImportMode, ImportRow, RowOutcome } from './import-row'
export type { ImportedRow, Job } from './job-record'
export type { JobOutline, JobView } from './job-view'
export type { NoticeView } from './notice'
export type { PeopleFilter } from './people-filter'
export type { SentNoticeView } from './sent-notice'
export type { OwnRecord, UserView } from './user-view'
