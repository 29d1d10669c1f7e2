import { Errcode } from './errcode'

/**
 * What a code means, and the default `errmsg` that goes with it: plain, short, kind. Apart from the codes, so
 * that no app carries what only operators read.
 */
export const errcodes: Record<Errcode, { errmsg: string; meaning: string; saidBy: string }> = {
  [Errcode.OK]: { errmsg: 'success', meaning: 'It worked; `data` holds the answer.', saidBy: 'everyone' },
  [Errcode.TOKEN_FAILED]: {
    errmsg: '获取access_token失败',
    meaning: 'The relay could not get an access_token; its log says what the operator should do.',
    saidBy: 'api',
  },
  [Errcode.READ_FAILED]: {
    errmsg: '读取失败，请稍后再试',
    meaning: 'The database did not answer a read.',
    saidBy: 'functions',
  },
  [Errcode.WRITE_FAILED]: {
    errmsg: '保存失败，请稍后再试',
    meaning: 'The database did not take a write.',
    saidBy: 'functions',
  },
  [Errcode.STORAGE_FAILED]: {
    errmsg: '图片存储暂时不可用，请稍后再试',
    meaning: 'The object storage did not answer, or refused the function itself; the log says which.',
    saidBy: 'images functions',
  },
  [Errcode.USER_EXISTS]: {
    errmsg: '用户已存在',
    meaning: 'This person is registered already.',
    saidBy: 'users_add',
  },
  [Errcode.NOT_ADMIN]: {
    errmsg: '你还不是管理员',
    meaning: 'Only an administrator (a record in `admins`) may do this.',
    saidBy: 'functions for administrators',
  },
  [Errcode.ADMIN_EXISTS]: {
    errmsg: '已经有管理员了，设置码不能再用',
    meaning: 'The first administrator has been made; the set-up code no longer works.',
    saidBy: 'admins_claim',
  },
  [Errcode.SETUP_CODE_WRONG]: {
    errmsg: '设置码不正确',
    meaning: 'The set-up code differs from ADMIN_SETUP_CODE.',
    saidBy: 'admins_claim',
  },
  [Errcode.IMAGE_NOT_FOUND]: {
    errmsg: '图片不存在或已删除',
    meaning: 'No such picture, or not one of this person.',
    saidBy: 'images functions',
  },
  [Errcode.IMAGE_NOT_AS_PROMISED]: {
    errmsg: '上传的图片不完整或格式不对，请重新上传',
    meaning:
      'The object is missing, or its size, type or first bytes differ from what the ticket was given for.',
    saidBy: 'images_add',
  },
  [Errcode.LINK_NOT_PERMANENT]: {
    errmsg: '图片地址不对，请重新上传',
    meaning:
      "The link is not the permanent link of this ticket's object: a cloud:// id, a signed link, another host or key.",
    saidBy: 'images_add',
  },
  [Errcode.IMAGES_FULL]: {
    errmsg: '图片太多了，请先删除一些',
    meaning: 'This person has as many pictures as one may have.',
    saidBy: 'images_ticket',
  },
  [Errcode.CHANGED_MEANWHILE]: {
    errmsg: '资料刚刚在别处改过，请看过之后再保存',
    meaning:
      'The record is not the version that was edited; `data.user` is the record as it is now. Nothing was stored.',
    saidBy: 'users_update, users_consent',
  },
  [Errcode.NOT_REGISTERED]: {
    errmsg: '你还没有登记，请先登记',
    meaning: 'There is no record of this person to change.',
    saidBy: 'users_update, users_consent',
  },
  [Errcode.ROLE_TOO_LOW]: {
    errmsg: '你的角色不能这样做，需要的话请联系所有者',
    meaning: 'An administrator, but of a lower role than the function asks for: `access` in its contract.',
    saidBy: 'functions for administrators',
  },
  [Errcode.RELAY_FAILED]: {
    errmsg: '接口调用失败',
    meaning: 'WeChat refused the call, or the target broke off: it was not carried out, or not to its end.',
    saidBy: 'api',
  },
  [Errcode.RELAY_UNKNOWN]: {
    errmsg: '没有收到回复，请稍后查看结果',
    meaning: 'The call was sent and no answer came back: it may or may not have been carried out.',
    saidBy: 'api',
  },
  [Errcode.INVALID_INPUT]: {
    errmsg: '填写的内容有误',
    meaning: '`data` does not fit the contract; `data.fields` says why, field by field.',
    saidBy: 'everyone',
  },
  [Errcode.FUNCTION_NOT_ALLOWED]: {
    errmsg: '不能调用这个功能',
    meaning: 'No such function, or not one that this caller may call.',
    saidBy: 'api and functions',
  },
  [Errcode.CALLER_UNVERIFIED]: {
    errmsg: '无法确认你的身份，请重新打开小程序',
    meaning: 'Nothing vouches for who is calling: no WeChat identity and no valid relay signature.',
    saidBy: 'everyone',
  },
  [Errcode.DATA_TOO_LARGE]: {
    errmsg: '内容太多了，请删减后再试',
    meaning: '`data` is larger than 100 kB.',
    saidBy: 'api',
  },
  [Errcode.ANSWER_TOO_LARGE]: {
    errmsg: '内容太多，无法显示',
    meaning: "The target's answer is larger than the 1 MB that a function may return.",
    saidBy: 'api',
  },
  [Errcode.PHONE_UNAVAILABLE]: {
    errmsg: '没有取到手机号，请直接填写',
    meaning:
      'WeChat did not give the number: the code is used up or too old, the number is no mainland one, or the mini program may not ask; the log says which.',
    saidBy: 'api',
  },
  [Errcode.TOO_MANY_CALLS]: {
    errmsg: '操作太快了，请稍后再试',
    meaning: 'One person calls too often; `data.retryAfter` says for how many seconds to wait.',
    saidBy: 'everyone',
  },
  [Errcode.UNKNOWN]: {
    errmsg: '出了点问题，请稍后再试',
    meaning: 'A bug: logged with its cause under the request id, nothing of it shown.',
    saidBy: 'everyone',
  },
}
