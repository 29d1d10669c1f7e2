import type { AppConfig } from '@tarojs/taro'
import { themed } from '@/lib/themed'
import { packagesOf } from '@/lib/page-paths'
import { pages } from './paths'
import theme from './theme.json'

const { darkmode, colours } = themed('admin', theme.light)

const config: AppConfig = {
  ...packagesOf('admin', pages),
  // Choosing pictures needs the person's consent to the privacy guide.
  __usePrivacyCheck__: true,
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  ...darkmode,
  // On a tablet or a computer as wide as its window: Page keeps the column.
  resizable: true,
  window: {
    navigationBarTitleText: '登记管理',
    navigationStyle: 'default',
    ...colours,
  },
}

export default config
