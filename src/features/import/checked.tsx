import { Text, View } from '@tarojs/components'
import { importModes } from '../../../contract/import-row'
import { useTexts } from '@/texts/admin'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Counts } from '@/ui/counts'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { PrimaryButton } from '@/ui/primary-button'
import type { BadRow } from './check-rows'
import { type Importing, type Plan, begin, changing, chooseFile, chooseMode } from './store'

interface Props {
  importing: Extract<Importing, { plan: Plan }>
  onJob: (id: string) => void
}

/** So many rows are told by name. */
const MOST = 100

/** What a file holds, and what is to become of it. */
export function Checked({ importing, onJob }: Props) {
  const t = useTexts()
  const { plan } = importing
  const { rows, bad, counts, ignored } = plan
  const sending = importing.status === 'sending'
  return (
    <>
      <Card className="import">
        <Text className="import-title">{t.imports.checked}</Text>
        <Text className="import-lead">{plan.file}</Text>
        <Counts
          counts={[
            [t.imports.fresh, counts.new],
            [t.imports.same, counts.same],
            [t.imports.other, counts.other],
            [t.imports.bad, bad.length],
          ]}
        />
        {ignored.length > 0 && <Text className="import-note">{t.imports.ignored(ignored.join(' · '))}</Text>}
        {rows.length > counts.new && <Mode plan={plan} disabled={sending} />}
        {importing.status === 'checked' && importing.complaint && (
          <Notice tone="bad">{importing.complaint}</Notice>
        )}
        {changing(plan) === 0 && <Text className="import-status">{t.imports.nothing}</Text>}
        {changing(plan) > 0 && (
          <PrimaryButton busy={sending} onPress={() => void begin().then((id) => id && onJob(id))}>
            {importing.status === 'sending'
              ? t.imports.sending(importing.done, rows.length)
              : t.imports.go(changing(plan))}
          </PrimaryButton>
        )}
        <Press className="import-another" disabled={sending} onPress={() => void chooseFile()}>
          <Text>{t.imports.another}</Text>
        </Press>
      </Card>
      {bad.length > 0 && <Bad rows={bad} />}
    </>
  )
}

function Mode({ plan: { mode }, disabled }: { plan: Plan; disabled: boolean }) {
  const t = useTexts()
  return (
    <View className="import-mode">
      <Text className="import-mode-title">{t.imports.mode}</Text>
      <Choice
        label={t.imports.mode}
        options={importModes.map((value) => ({ value, label: t.imports.modes[value] }))}
        chosen={mode}
        onChoose={chooseMode}
        disabled={disabled}
      />
      <Text className="import-note">{t.imports.modeText[mode]}</Text>
    </View>
  )
}

function Bad({ rows }: { rows: BadRow[] }) {
  const t = useTexts()
  return (
    <>
      <Text className="import-bad-note">{t.imports.badNote}</Text>
      <View className="import-rows">
        {rows.slice(0, MOST).map(({ line, faults }) => (
          <View key={line} className="import-row">
            <Text className="import-row-title">{t.imports.line(line)}</Text>
            {faults.map(({ field, why }) => (
              <Text key={why} className="import-row-why">
                {field === undefined ? why : `${field} · ${why}`}
              </Text>
            ))}
          </View>
        ))}
        {rows.length > MOST && (
          <View className="import-row">
            <Text className="import-row-title">{t.imports.moreBad(rows.length - MOST)}</Text>
          </View>
        )}
      </View>
    </>
  )
}
