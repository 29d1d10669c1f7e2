import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { cancel, onArrival, retry, useUploads } from '@/stores/uploads'
import { useTexts } from '@/texts/user'
import { Icon } from '@/ui/icon'
import { Initial } from '@/ui/initial'
import { Picture } from '@/ui/picture'
import { Press } from '@/ui/press'
import { ChangeAvatar } from './change-avatar'
import { loadAvatar, showAvatar, useAvatar } from './store'
import './own-avatar.scss'

/** One's own face, and the way to another. */
export function OwnAvatar({ name }: { name: string }) {
  const { image } = useAvatar()
  const t = useTexts()
  useEffect(() => void loadAvatar(), [])
  useEffect(() => onArrival(showAvatar), [])
  return (
    <View className="avatar">
      <ChangeAvatar>
        <View className="avatar-face">
          {image ? (
            <Picture
              key={image._id}
              src={image.thumbnail}
              whole={image.link}
              ratio={1}
              label={t.avatar.label}
            />
          ) : (
            <Initial name={name} size="large" />
          )}
        </View>
        <View className="avatar-change">
          <Icon name="camera" />
        </View>
      </ChangeAvatar>
      <View className="avatar-state">
        <AvatarState />
      </View>
    </View>
  )
}

/** What is going on with the newest one. */
function AvatarState() {
  const { image, refused } = useAvatar()
  const t = useTexts()
  const { uploads, complaints } = useUploads()
  const upload = uploads.find(({ purpose }) => purpose === 'avatar')
  if (!upload) {
    const [complaint] = complaints.avatar ?? []
    if (complaint ?? refused)
      return <Text className="avatar-text avatar-bad">{complaint ?? t.avatar.refused}</Text>
    return image?.state === 'pending' && <Text className="avatar-text">{t.avatar.pending}</Text>
  }
  if (upload.status === 'failed')
    return (
      <View className="avatar-text avatar-bad">
        <Text>{upload.message}</Text>
        <Press className="avatar-action" onPress={() => retry(upload.id)}>
          {t.avatar.retry}
        </Press>
        <Press className="avatar-action" onPress={() => cancel(upload.id)}>
          {t.avatar.cancel}
        </Press>
      </View>
    )
  const progress = upload.status === 'sending' ? ` ${upload.progress}%` : ''
  return (
    <View className="avatar-text">
      <Text>{`${t.avatar.uploading}${progress}`}</Text>
      <Press className="avatar-action" onPress={() => cancel(upload.id)}>
        {t.avatar.cancel}
      </Press>
    </View>
  )
}
