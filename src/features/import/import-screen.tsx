import { Text } from '@tarojs/components'
import { useUnload } from '@tarojs/taro'
import { useTexts } from '@/texts/admin'
import { Card } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PrimaryButton } from '@/ui/primary-button'
import { Checked } from './checked'
import { type Importing, chooseFile, dropFile, useImport } from './store'
import './import.scss'

interface Props {
  /** The rows have been handed over: `_id` of the job that imports them. */
  onJob: (id: string) => void
}

/** A file of people: chosen, looked through, then imported. */
export function ImportScreen({ onJob }: Props) {
  const importing = useImport()
  const t = useTexts()
  useUnload(dropFile)
  return (
    <Page title={t.imports.title}>
      {importing.status === 'checked' || importing.status === 'sending' ? (
        <Checked importing={importing} onJob={onJob} />
      ) : (
        <Choose importing={importing} />
      )}
    </Page>
  )
}

function Choose({ importing }: { importing: Importing }) {
  const t = useTexts()
  return (
    <Card className="import">
      <Text className="import-title">{t.imports.title}</Text>
      <Text className="import-lead">{t.imports.lead}</Text>
      {importing.status === 'none' && importing.complaint && (
        <Notice tone="bad">{importing.complaint}</Notice>
      )}
      {importing.status === 'none' && (
        <PrimaryButton onPress={() => void chooseFile()}>{t.imports.choose}</PrimaryButton>
      )}
      {importing.status === 'reading' && <Text className="import-status">{t.imports.reading}</Text>}
      {importing.status === 'checking' && (
        <Text className="import-status">{t.imports.checking(importing.done, importing.of)}</Text>
      )}
    </Card>
  )
}
