/**
 * What the operator should do when WeChat refuses a token.
 * Source: https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
 */
const remedies: Record<number, string> = {
  [-1]: 'WeChat is busy; it is tried again with the next call.',
  40001: 'ADMIN_SECRET is wrong: copy the AppSecret of the admin mini program again.',
  40002: 'This is a bug in the relay: grant_type must be client_credential.',
  40013: 'ADMIN_APPID is wrong: it must be the appid of the admin mini program.',
  40125: 'ADMIN_SECRET is wrong or was reset: copy the AppSecret of the admin mini program again.',
  40164: "Add this function's fixed egress IP to the admin mini program's IP whitelist.",
  40243: "The admin mini program's AppSecret is frozen: unfreeze it.",
  41002: 'ADMIN_APPID is missing.',
  41004: 'ADMIN_SECRET is missing.',
  45009: 'The daily quota of token requests is used up: see clear_quota, and find out who asks so often.',
  45011: 'Too many token requests within a minute: another program asks with the same appid.',
  50004: 'The admin mini program may not ask for tokens: see the messages in its console.',
  50007: 'The admin mini program is frozen: see the messages in its console.',
  89503: "An administrator of the admin mini program must confirm this IP in WeChat's message.",
  89506: 'This IP was refused by an administrator twice; it may ask again after 24 hours.',
  89507: 'This IP was refused by an administrator; it may ask again after one hour.',
}

export const remedy = (errcode: number): string =>
  remedies[errcode] ?? "Look the code up in WeChat's list of global return codes."
