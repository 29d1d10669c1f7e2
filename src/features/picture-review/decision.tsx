import type { ImageView } from '@contract'
import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { shortMoment } from '@/lib/moment'
import { useTexts } from '@/texts/admin'
import { Card } from '@/ui/card'
import { Picture } from '@/ui/picture'
import { unspoken } from '@/ui/spoken'
import { Press } from '@/ui/press'
import { preview } from '@/ui/preview'
import { decide } from './store'
import { WhyRefused } from './why-refused'
import './picture-review.scss'

interface Props {
  image: ImageView
  /** Fetched while a person looks at this one. */
  next: ImageView | undefined
  onOpenPerson: (id: string) => void
  /** Shows only this person's; undefined: everybody's again. */
  onOnly: (owner: string | undefined) => void
  /** Are only one person's shown? */
  only: boolean
}

/** Of one height for all pictures: the buttons stay under the thumb. */
const RATIO = 1.1

/** One picture, and what may become of it. */
export function Decision({ image, next, onOpenPerson, onOnly, only }: Props) {
  const t = useTexts()
  const [asking, ask] = useState(false)
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
          <>
            <Press className="review-person" role="link" onPress={() => onOpenPerson(owner)}>
              {t.review.uploader}
            </Press>
            <Press className="review-person" onPress={() => onOnly(only ? undefined : owner)}>
              {only ? t.review.all : t.review.only}
            </Press>
          </>
        )}
      </View>
      {asking ? (
        <WhyRefused image={image} onKeep={() => ask(false)} />
      ) : (
        <View className="review-actions">
          <Press className="review-action review-refuse" onPress={() => ask(true)}>
            {t.review.refuse}
          </Press>
          <Press
            className="review-action review-approve"
            onPress={() => decide({ image, decision: 'approve' })}
          >
            {t.review.approve}
          </Press>
        </View>
      )}
      {next && <Image className="review-next" src={next.link} {...unspoken} />}
    </Card>
  )
}
