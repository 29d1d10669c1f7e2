import Taro from '@tarojs/taro'
import { keepTyped } from '@/lib/drafts'
import { texts } from '@/texts/shared'

/** WeChat fetches a new version while the old one runs: asks whether to begin anew with it. Otherwise the next start does. */
export function offerUpdates() {
  const manager = Taro.getUpdateManager()
  manager.onUpdateReady(() => {
    void ask().then((yes) => {
      if (!yes) return
      // Nothing tells the app that it ends.
      keepTyped()
      manager.applyUpdate()
    })
  })
}

async function ask(): Promise<boolean> {
  const { update } = texts()
  const { confirm } = await Taro.showModal({
    title: update.title,
    content: update.content,
    confirmText: update.yes,
    cancelText: update.no,
  })
  return confirm
}
