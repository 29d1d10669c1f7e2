import Taro from '@tarojs/taro'
import { texts } from '@/texts/admin'
import { ask } from './selection'

/** Asks whether with whole numbers, and for the export. @returns `_id` of the job; undefined where there is none */
export async function askForExport(): Promise<string | undefined> {
  const t = texts()
  const { tapIndex } = await Taro.showActionSheet({
    itemList: [t.select.masked, t.select.whole],
    // Closing it is no answer.
  }).catch(() => ({ tapIndex: undefined }))
  return tapIndex === undefined ? undefined : ask({ kind: 'export', whole: tapIndex === 1 })
}
