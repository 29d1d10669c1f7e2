import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { useTexts } from '@/texts/user'
import { Picture } from '@/ui/picture'
import { preview } from '@/ui/preview'
import { loadBanners, useBanners } from './store'
import './home-banners.scss'

/** All of one shape, so that they stand in line. */
const RATIO = 0.45

/** The administrators' pictures. They stand at the end of the page, where they push nothing away when they come. */
export function HomeBanners() {
  const { banners } = useBanners()
  const t = useTexts()
  useEffect(() => void loadBanners(), [])
  if (banners.length === 0) return null
  const links = banners.map(({ link }) => link)
  return (
    <View className={banners.length > 1 ? 'banners banners-several' : 'banners'}>
      {banners.map(({ _id, thumbnail, link }) => (
        <View key={_id} className="banner">
          <Picture
            src={link}
            whole={thumbnail}
            ratio={RATIO}
            label={t.home.banner}
            onPress={() => preview(links, link)}
          />
        </View>
      ))}
    </View>
  )
}
