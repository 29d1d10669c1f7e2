import { Errcode } from './errcode'
import { type Sentence, say } from './say'

/** The default `errmsg` that goes with a code: plain, short, kind. Apart from its meaning, which no app carries. */
export const errmsgs: Record<Errcode, Sentence> = {
  [Errcode.OK]: say('success', 'success'),
  [Errcode.TOKEN_FAILED]: say(
    '获取access_token失败',
    'The service is not available at the moment; please try again later',
  ),
  [Errcode.READ_FAILED]: say('读取失败，请稍后再试', 'Reading did not work; please try again later'),
  [Errcode.WRITE_FAILED]: say('保存失败，请稍后再试', 'Saving did not work; please try again later'),
  [Errcode.STORAGE_FAILED]: say(
    '图片存储暂时不可用，请稍后再试',
    "Pictures can't be stored at the moment; please try again later",
  ),
  [Errcode.USER_EXISTS]: say('用户已存在', 'You are registered already'),
  [Errcode.NOT_ADMIN]: say('你还不是管理员', 'You are not an administrator'),
  [Errcode.ADMIN_EXISTS]: say(
    '已经有管理员了，设置码不能再用',
    'There is an administrator already; the set-up code no longer works',
  ),
  [Errcode.SETUP_CODE_WRONG]: say(
    '设置码或邀请码不正确',
    'This is neither the set-up code nor an invitation code',
  ),
  [Errcode.IMAGE_NOT_FOUND]: say('图片不存在或已删除', 'The picture does not exist or has been deleted'),
  [Errcode.IMAGE_NOT_AS_PROMISED]: say(
    '上传的图片不完整或格式不对，请重新上传',
    'The picture arrived incomplete or in another format; please upload it again',
  ),
  [Errcode.LINK_NOT_PERMANENT]: say(
    '图片地址不对，请重新上传',
    "The picture's address is wrong; please upload it again",
  ),
  [Errcode.IMAGES_FULL]: say(
    '图片太多了，请先删除一些',
    'There are too many pictures; please delete some first',
  ),
  [Errcode.CHANGED_MEANWHILE]: say(
    '资料刚刚在别处改过，请看过之后再保存',
    'Your details were just changed elsewhere; please look at them before you save',
  ),
  [Errcode.NOT_REGISTERED]: say(
    '你还没有登记，请先登记',
    'You are not registered yet; please register first',
  ),
  [Errcode.ROLE_TOO_LOW]: say(
    '你的角色不能这样做，需要的话请联系所有者',
    'Your role does not allow this; please ask an owner if you need it',
  ),
  [Errcode.INVITE_ENDED]: say(
    '这个邀请已经用过或过期了，请所有者再发一个',
    'This invitation has been used or has ended; please ask an owner for another one',
  ),
  [Errcode.ALREADY_ADMIN]: say(
    '你已经是管理员了，邀请码还没有用掉',
    'You are an administrator already; the invitation has not been used',
  ),
  [Errcode.LAST_OWNER]: say(
    '至少要有一位所有者，请先让别人成为所有者',
    'There has to be an owner; please make somebody else one first',
  ),
  [Errcode.ADMIN_NOT_FOUND]: say(
    '没有这位管理员，可能刚刚移除了',
    'There is no such administrator; perhaps they have just been removed',
  ),
  [Errcode.ACCOUNT_DISABLED]: say(
    '你的账号已停用，有疑问请联系管理员',
    'Your account has been disabled; please ask an administrator if you think this is wrong',
  ),
  [Errcode.USER_NOT_FOUND]: say(
    '没有这个人，可能刚刚离开了',
    'There is no such person; perhaps they have just left',
  ),
  [Errcode.JOB_NOT_FOUND]: say(
    '没有找到这个任务，可能已经删除',
    'This job was not found; it may have been removed',
  ),
  [Errcode.RELAY_FAILED]: say(
    '接口调用失败',
    'The service is not available at the moment; please try again later',
  ),
  [Errcode.RELAY_UNKNOWN]: say(
    '没有收到回复，请稍后查看结果',
    'There was no answer; please look later whether it was done',
  ),
  [Errcode.INVALID_INPUT]: say('填写的内容有误', 'Something that was filled in is not right'),
  [Errcode.FUNCTION_NOT_ALLOWED]: say('不能调用这个功能', "This can't be done here"),
  [Errcode.CALLER_UNVERIFIED]: say(
    '无法确认你的身份，请重新打开小程序',
    "We can't tell who you are; please open the mini program again",
  ),
  [Errcode.DATA_TOO_LARGE]: say(
    '内容太多了，请删减后再试',
    'This is too much; please shorten it and try again',
  ),
  [Errcode.ANSWER_TOO_LARGE]: say('内容太多，无法显示', 'This is too much to show'),
  [Errcode.PHONE_UNAVAILABLE]: say(
    '没有取到手机号，请直接填写',
    'Your number could not be had; please type it',
  ),
  [Errcode.TOO_MANY_CALLS]: say('操作太快了，请稍后再试', 'That was too fast; please try again in a moment'),
  [Errcode.UNKNOWN]: say('出了点问题，请稍后再试', 'Something went wrong; please try again later'),
}
