import { Errcode } from './errcode'

/** What a code means, for whoever runs or changes this: `npm run docs` writes it into docs/errcodes.md. */
export const errcodes: Record<Errcode, { meaning: string; saidBy: string }> = {
  [Errcode.OK]: { meaning: 'It worked; `data` holds the answer.', saidBy: 'everyone' },
  [Errcode.TOKEN_FAILED]: {
    meaning: 'The relay could not get an access_token; its log says what the operator should do.',
    saidBy: 'api',
  },
  [Errcode.READ_FAILED]: {
    meaning: 'The database did not answer a read.',
    saidBy: 'functions',
  },
  [Errcode.WRITE_FAILED]: {
    meaning: 'The database did not take a write.',
    saidBy: 'functions',
  },
  [Errcode.STORAGE_FAILED]: {
    meaning: 'The object storage did not answer, or refused the function itself; the log says which.',
    saidBy: 'images functions',
  },
  [Errcode.USER_EXISTS]: {
    meaning: 'This person is registered already.',
    saidBy: 'users_add',
  },
  [Errcode.NOT_ADMIN]: {
    meaning: 'Only an administrator (a record in `admins`) may do this.',
    saidBy: 'functions for administrators',
  },
  [Errcode.ADMIN_EXISTS]: {
    meaning: 'The first administrator has been made; the set-up code no longer works.',
    saidBy: 'admins_claim',
  },
  [Errcode.SETUP_CODE_WRONG]: {
    meaning: 'The code is no invite, and differs from ADMIN_SETUP_CODE. Ten wrong ones an hour are heard.',
    saidBy: 'admins_claim',
  },
  [Errcode.IMAGE_NOT_FOUND]: {
    meaning: 'No such picture, or not one of this person.',
    saidBy: 'images functions',
  },
  [Errcode.IMAGE_NOT_AS_PROMISED]: {
    meaning:
      'The object is missing, or its size, type or first bytes differ from what the ticket was given for.',
    saidBy: 'images_add',
  },
  [Errcode.LINK_NOT_PERMANENT]: {
    meaning:
      "The link is not the permanent link of this ticket's object: a cloud:// id, a signed link, another host or key.",
    saidBy: 'images_add',
  },
  [Errcode.IMAGES_FULL]: {
    meaning: 'This person has as many pictures as one may have.',
    saidBy: 'images_ticket',
  },
  [Errcode.CHANGED_MEANWHILE]: {
    meaning:
      'The record is not the version that was edited; `data.user` is the record as it is now. Nothing was stored.',
    saidBy: 'users_update, users_consent',
  },
  [Errcode.NOT_REGISTERED]: {
    meaning: 'There is no record of this person.',
    saidBy: 'notices_list, notices_read, users_update, users_consent',
  },
  [Errcode.ROLE_TOO_LOW]: {
    meaning: 'An administrator, but of a lower role than the function asks for: `access` in its contract.',
    saidBy: 'functions for administrators',
  },
  [Errcode.INVITE_ENDED]: {
    meaning: 'The invite has been used, has ended, or who made it is no owner any more.',
    saidBy: 'admins_claim',
  },
  [Errcode.ALREADY_ADMIN]: {
    meaning: 'Who is an administrator cannot use an invite; an owner changes a role.',
    saidBy: 'admins_claim',
  },
  [Errcode.LAST_OWNER]: {
    meaning: 'The last owner can neither leave nor be anything less.',
    saidBy: 'admins_change, admins_remove',
  },
  [Errcode.ADMIN_NOT_FOUND]: {
    meaning: 'No record in `admins` has this `_id`.',
    saidBy: 'admins_change',
  },
  [Errcode.ACCOUNT_DISABLED]: {
    meaning: 'The person is disabled or trashed (`state` in `users`); asked at every call.',
    saidBy: 'functions with access `user`',
  },
  [Errcode.USER_NOT_FOUND]: {
    meaning: 'No record in `users` has this `_id`.',
    saidBy: 'notices_send, users_edit, users_reveal, users_set_state',
  },
  [Errcode.JOB_NOT_FOUND]: {
    meaning: 'No record in `jobs` has this `_id`; a week after it was asked for, a job is removed.',
    saidBy: 'jobs functions',
  },
  [Errcode.RELAY_FAILED]: {
    meaning: 'WeChat refused the call, or the target broke off: it was not carried out, or not to its end.',
    saidBy: 'api',
  },
  [Errcode.RELAY_UNKNOWN]: {
    meaning: 'The call was sent and no answer came back: it may or may not have been carried out.',
    saidBy: 'api',
  },
  [Errcode.INVALID_INPUT]: {
    meaning: '`data` does not fit the contract; `data.fields` says why, field by field.',
    saidBy: 'everyone',
  },
  [Errcode.FUNCTION_NOT_ALLOWED]: {
    meaning: 'No such function, or not one that this caller may call.',
    saidBy: 'api and functions',
  },
  [Errcode.CALLER_UNVERIFIED]: {
    meaning: 'Nothing vouches for who is calling: no WeChat identity and no valid relay signature.',
    saidBy: 'everyone',
  },
  [Errcode.DATA_TOO_LARGE]: {
    meaning: '`data` is larger than 100 kB.',
    saidBy: 'api',
  },
  [Errcode.ANSWER_TOO_LARGE]: {
    meaning: "The target's answer is larger than the 1 MB that a function may return.",
    saidBy: 'api',
  },
  [Errcode.PHONE_UNAVAILABLE]: {
    meaning:
      'WeChat did not give the number: the code is used up or too old, the number is no mainland one, or the mini program may not ask; the log says which.',
    saidBy: 'api',
  },
  [Errcode.TOO_MANY_CALLS]: {
    meaning: 'One person calls too often; `data.retryAfter` says for how many seconds to wait.',
    saidBy: 'everyone',
  },
  [Errcode.UNKNOWN]: {
    meaning: 'A bug: logged with its cause under the request id, nothing of it shown.',
    saidBy: 'everyone',
  },
}
