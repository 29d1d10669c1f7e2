import type { ImageView } from '@contract'
import { Image, Text, View } from '@tarojs/components'
import { shortMoment } from '@/lib/moment'
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

const purposes = { avatar: '头像', wall: '图片墙', banner: '横幅' }

/** Of one height for all pictures: the buttons stay under the thumb. */
const RATIO = 1.1

async function refuse(image: ImageView) {
  const question = { title: '拒绝这张图片？', content: '图片会被删除，不能恢复。', confirmText: '拒绝' }
  if (await confirm(question)) await decide(image, 'refuse')
}

/** One picture, and what may become of it. */
export function Decision({ image, next, onOpenPerson }: Props) {
  const { _id, link, owner, purpose, createtime } = image
  return (
    <Card className="review">
      <Picture
        key={_id}
        src={link}
        ratio={RATIO}
        mode="fit"
        label="待审核的图片"
        onPress={() => preview([link], link)}
      />
      <View className="review-facts">
        <Text className="review-fact">
          {purposes[purpose]} · {shortMoment(createtime)}
        </Text>
        {owner && (
          <Press className="review-person" role="link" onPress={() => onOpenPerson(owner)}>
            看上传的人
          </Press>
        )}
      </View>
      <View className="review-actions">
        <Press className="review-action review-refuse" onPress={() => void refuse(image)}>
          拒绝
        </Press>
        <Press className="review-action review-approve" onPress={() => void decide(image, 'approve')}>
          通过
        </Press>
      </View>
      {next && <Image className="review-next" src={next.link} {...unspoken} />}
    </Card>
  )
}
