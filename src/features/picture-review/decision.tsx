import type { ImageView } from '@contract'
import { Image, Text, View } from '@tarojs/components'
import { shortMoment } from '@/lib/moment'
import { texts, useTexts } from '@/texts/admin'
import { Card } from '@/ui/card'
import { confirm } from '@/ui/confirm'
import { Picture } from '@/ui/picture'
import { unspoken } from '@/ui/spoken'
import { Press } from '@/ui/press'
import { preview } from '@/ui/preview'
import { decide } from './store'
import './picture-review.scss'

interface Props {
  image: ImageView
  /** Fetched while a person looks at this one. */
  next: ImageView | undefined
  onOpenPerson: (id: string) => void
}

/** Of one height for all pictures: the buttons stay under the thumb. */
const RATIO = 1.1

async function refuse(image: ImageView) {
  const { review } = texts()
  const question = { title: review.refuseTitle, content: review.refuseText, confirmText: review.refuseYes }
  if (await confirm(question)) await decide(image, 'refuse')
}

/** One picture, and what may become of it. */
export function Decision({ image, next, onOpenPerson }: Props) {
  const t = useTexts()
  const { _id, link, owner, purpose, createtime } = image
  return (
    <Card className="review">
      <Picture
        key={_id}
        src={link}
        ratio={RATIO}
        mode="fit"
        label={t.review.picture}
        onPress={() => preview([link], link)}
      />
      <View className="review-facts">
        <Text className="review-fact">
          {t.review.purposes[purpose]} · {shortMoment(createtime)}
        </Text>
        {owner && (
          <Press className="review-person" role="link" onPress={() => onOpenPerson(owner)}>
            {t.review.uploader}
          </Press>
        )}
      </View>
      <View className="review-actions">
        <Press className="review-action review-refuse" onPress={() => void refuse(image)}>
          {t.review.refuse}
        </Press>
        <Press className="review-action review-approve" onPress={() => void decide(image, 'approve')}>
          {t.review.approve}
        </Press>
      </View>
      {next && <Image className="review-next" src={next.link} {...unspoken} />}
    </Card>
  )
}
