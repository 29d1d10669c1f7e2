import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { texts, useTexts } from '@/texts/admin'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { PrimaryButton } from '@/ui/primary-button'
import { exportEntries, giveEntries, useExport } from './export-store'
import type { Filter } from './store'

/** Makes a file of the entries that are listed, all of them. */
export function AuditExport({ filter }: { filter: () => Filter }) {
  const exporting = useExport()
  const t = useTexts()
  if (exporting.status === 'fetching')
    return <Text className="audit-fetching">{t.audit.fetching(exporting.count)}</Text>
  return (
    <View className="audit-export">
      {exporting.complaint && <Notice tone="bad">{exporting.complaint}</Notice>}
      {exporting.status === 'ready' ? (
        <>
          <Notice tone="good">{t.audit.ready(exporting.count)}</Notice>
          <PrimaryButton onPress={() => void giveEntries()}>{t.jobs.give}</PrimaryButton>
        </>
      ) : (
        <Press className="audit-export-press" onPress={() => void ask(filter)}>
          <Text>{t.audit.export}</Text>
        </Press>
      )}
    </View>
  )
}

async function ask(filter: () => Filter) {
  const { tapIndex } = await Taro.showActionSheet({
    itemList: texts().audit.formats,
    // Closing it is no answer.
  }).catch(() => ({ tapIndex: undefined }))
  if (tapIndex !== undefined) await exportEntries(filter(), tapIndex === 1 ? 'jsonl' : 'csv')
}
