import { Text, View } from '@tarojs/components'
import { memo } from 'react'
import { fullMoment } from '@/lib/moment'
import { useTexts } from '@/texts/admin'
import type { AuditEntry } from './store'
import { actionInWords, changesInWords, refusalInWords, whoInWords, whomInWords } from './words'

/** Kept as it is while the list grows. */
export const EntryRow = memo(function EntryRow({ entry }: { entry: AuditEntry }) {
  const t = useTexts()
  const whom = whomInWords(entry)
  const refusal = refusalInWords(entry)
  const action = actionInWords(entry.func)
  return (
    <View className="audit-entry">
      <Text className="audit-action">{whom ? `${action} · ${whom}` : action}</Text>
      <Text className="audit-who">
        {whoInWords(entry)}
        {entry.role && ` · ${t.admins.roles[entry.role]}`} · {fullMoment(entry.createtime)}
      </Text>
      {changesInWords(entry).map(({ label, value }) => (
        <View key={label} className="audit-change">
          <Text className="audit-field">{label}</Text>
          <Text className="audit-value">{value}</Text>
        </View>
      ))}
      {refusal && <Text className="audit-refusal">{refusal}</Text>}
    </View>
  )
})
