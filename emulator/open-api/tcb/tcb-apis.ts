import { TcbError } from '../../shared/tcb-error'
import { wechatCode } from '../../shared/wechat-codes'
import { Refusal } from '../../wechat/refusal'
import type { TcbApi, TcbCall } from './api'
import { addCollection, getCollections, removeCollection, updateIndexes } from './collections'
import { add, aggregate, count, query, remove, update } from './documents'
import { batchDeleteFile, batchDownloadFile, uploadFile } from './files'

/** By the path below `/tcb/`: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-http-api/ */
const APIS: ReadonlyMap<string, TcbApi> = new Map([
  ['databaseadd', add],
  ['databaseaggregate', aggregate],
  ['databasecollectionadd', addCollection],
  ['databasecollectiondelete', removeCollection],
  ['databasecollectionget', getCollections],
  ['databasecount', count],
  ['databasedelete', remove],
  ['databasequery', query],
  ['databaseupdate', update],
  ['updateindex', updateIndexes],
  ['uploadfile', uploadFile],
  ['batchdownloadfile', batchDownloadFile],
  ['batchdeletefile', batchDeleteFile],
])

export const TCB_APIS: readonly string[] = [...APIS.keys()]

/** @throws Refusal, also for what the cloud refuses, with the number that WeChat gives for it */
export async function callTcb(api: string, call: TcbCall): Promise<object> {
  try {
    return { errcode: 0, errmsg: 'ok', ...(await APIS.get(api)?.(call)) }
  } catch (error) {
    if (!(error instanceof TcbError)) throw error
    const [errcode, title] = wechatCode(error.code)
    throw new Refusal(errcode, `${title}, ${error.message}`)
  }
}
