/**
 * CloudBase's code → WeChat's, in the words of its error table.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference/errcode.html
 */
const CODES: Record<string, readonly [errCode: number, title: string]> = {
  DATABASE_PERMISSION_DENIED: [-502003, 'database permission denied'],
  DATABASE_COLLECTION_NOT_EXIST: [-502005, 'database collection not exists'],
  DATABASE_INVALID_OPERRATOR: [-502002, 'database invalid command'],
  DATABASE_REQUEST_FAILED: [-502001, 'database request fail'],
  STORAGE_EXCEED_AUTHORITY: [-503002, 'storage permission denied'],
  STORAGE_FILE_NONEXIST: [-503003, 'storage file not exists'],
  INVALID_PARAM: [-501007, 'invalid parameters'],
  INVALIID_ENV: [-501005, 'invalid env'],
}

export const wechatCode = (code: string) => CODES[code] ?? ([-501001, 'resource system error'] as const)
