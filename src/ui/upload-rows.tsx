import { Image, Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/shared'
import { Card } from './card'
import { Icon } from './icon'
import { Press } from './press'
import { unspoken } from './spoken'
import './upload-rows.scss'

interface Row {
  id: string
  path: string
  status: 'waiting' | 'sending' | 'storing' | 'failed'
  progress?: number
  message?: string
}

interface Props {
  rows: Row[]
  onCancel: (id: string) => void
  onRetry: (id: string) => void
}

/** Pictures on their way: how far each is, and a way out. */
export function UploadRows({ rows, onCancel, onRetry }: Props) {
  const t = useTexts()
  return (
    rows.length > 0 && (
      <Card className="uploads">
        {rows.map((row) => (
          <View key={row.id} className="upload">
            <Image className="upload-image" src={row.path} mode="aspectFill" {...unspoken} />
            <View className="upload-body">
              <Text className={row.status === 'failed' ? 'upload-text upload-bad' : 'upload-text'}>
                {textOf(row, t)}
              </Text>
              <View className="upload-track">
                <View
                  className={`upload-bar upload-bar-${row.status}`}
                  style={{ width: `${shareOf(row)}%` }}
                />
              </View>
            </View>
            {row.status === 'failed' && (
              <Press className="upload-retry" onPress={() => onRetry(row.id)}>
                {t.upload.retry}
              </Press>
            )}
            <Press className="upload-cancel" label={t.upload.cancel} onPress={() => onCancel(row.id)}>
              <Icon name="cross" />
            </Press>
          </View>
        ))}
      </Card>
    )
  )
}

function textOf(
  { status, progress = 0, message = '' }: Row,
  { upload }: ReturnType<typeof useTexts>,
): string {
  if (status === 'failed') return message
  return status === 'sending' ? upload.sending(progress) : upload[status]
}

const shareOf = ({ status, progress = 0 }: Row) =>
  ({ waiting: 0, sending: progress, storing: 100, failed: 0 })[status]
