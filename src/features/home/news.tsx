import { Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/user'
import { Bone } from '@/ui/bone'
import { Picture } from '@/ui/picture'
import { Press } from '@/ui/press'
import { preview } from '@/ui/preview'
import { useNews } from './store'
import './home.scss'

/** The newest pictures of the wall; nothing where they could not be had. */
export function News({ onAll }: { onAll: () => void }) {
  const t = useTexts()
  const news = useNews()
  if (news.status === 'failed') return null
  const images = news.status === 'ready' ? news.images : []
  const links = images.map(({ link }) => link)
  return (
    <View className="news">
      <View className="news-head">
        <Text className="news-title">{t.home.news}</Text>
        <Press className="news-all" role="link" onPress={onAll}>
          {t.home.all}
        </Press>
      </View>
      {news.status === 'loading' && <Bone shape="box" />}
      {news.status === 'ready' && images.length === 0 && (
        <View className="news-none">
          <View className="news-drawing" />
          <Text>{t.wall.empty}</Text>
        </View>
      )}
      <View className="news-pictures">
        {images.map(({ _id, thumbnail, link }) => (
          <View key={_id} className="news-picture">
            <Picture src={thumbnail} whole={link} ratio={1} onPress={() => preview(links, link)} />
          </View>
        ))}
      </View>
    </View>
  )
}
