import { View } from '@tarojs/components'
import { useCallback } from 'react'
import type { Tail } from '@/lib/paged'
import { texts } from '@/texts/shared'
import { confirm } from './confirm'
import { ListTail } from './list-tail'
import { Notice } from './notice'
import { PictureColumns } from './picture-columns'
import type { TileImage } from './picture-tile'
import './picture-columns.scss'

interface Props {
  images: TileImage[]
  tail: Tail
  /** Why the last one was not removed. */
  complaint: string | undefined
  onMore: () => void
  /** After the person has said yes; always the same function. null: whoever looks may not. */
  onRemove: ((id: string) => Promise<void>) | null
}

/** Pictures with their state, each of which may be removed by whoever may do that. */
export function RemovablePictures({ images, tail, complaint, onMore, onRemove }: Props) {
  const ask = useCallback(({ _id }: TileImage) => void (onRemove && askToRemove(_id, onRemove)), [onRemove])
  return (
    <>
      {complaint && (
        <View className="columns-complaint">
          <Notice tone="bad">{complaint}</Notice>
        </View>
      )}
      <PictureColumns images={images} onRemove={onRemove && ask} />
      <ListTail tail={tail} onMore={onMore} />
    </>
  )
}

async function askToRemove(id: string, onRemove: NonNullable<Props['onRemove']>) {
  const { picture } = texts()
  const question = { title: picture.removeTitle, content: picture.removeText, confirmText: picture.removeYes }
  const sure = await confirm(question)
  if (sure) await onRemove(id)
}
