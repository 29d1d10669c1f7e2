import type { AppConfig } from '@tarojs/taro'

const config: AppConfig = {
  pages: ['people', 'person', 'pictures', 'review', 'banners', 'administrators', 'audit'].map(
    (page) => `apps/admin/pages/${page}/index`,
  ),
  // Choosing pictures needs the person's consent to the privacy guide.
  __usePrivacyCheck__: true,
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  window: {
    navigationBarBackgroundColor: '#2b2d6e',
    navigationBarTextStyle: 'white',
    navigationBarTitleText: '登记管理',
    navigationStyle: 'default',
    backgroundColor: '#f4f4fa',
  },
}

export default config
