import type { AppConfig } from '@tarojs/taro'
import { tabBar, themed } from '@/lib/themed'
import { packagesOf } from '@/lib/page-paths'
import { pages } from './paths'
import theme from './theme.json'

const { darkmode, colours } = themed('user', theme.light)

const config: AppConfig = {
  ...packagesOf('user', pages),
  tabBar: tabBar('user', theme.light, { home: '首页', wall: '图片', me: '我的' }),
  // Choosing pictures needs the person's consent to the privacy guide.
  __usePrivacyCheck__: true,
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  ...darkmode,
  // On a tablet or a computer as wide as its window: Page keeps the column.
  resizable: true,
  window: {
    navigationBarTitleText: '登记',
    navigationStyle: 'default',
    ...colours,
  },
}

export default config
