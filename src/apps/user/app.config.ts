import type { AppConfig } from '@tarojs/taro'

const config: AppConfig = {
  pages: [
    'apps/user/pages/home/index',
    'apps/user/pages/wall/index',
    'apps/user/pages/mine/index',
    'apps/user/pages/edit/index',
  ],
  // Choosing pictures needs the person's consent to the privacy guide.
  __usePrivacyCheck__: true,
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  window: {
    navigationBarBackgroundColor: '#0b7a6b',
    navigationBarTextStyle: 'white',
    navigationBarTitleText: '登记',
    navigationStyle: 'default',
    backgroundColor: '#f3f8f6',
  },
}

export default config
