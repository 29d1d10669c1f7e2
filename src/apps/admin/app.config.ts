import type { AppConfig } from '@tarojs/taro'

const config: AppConfig = {
  pages: ['apps/admin/pages/people/index', 'apps/admin/pages/person/index'],
  window: {
    navigationBarBackgroundColor: '#2b2d6e',
    navigationBarTextStyle: 'white',
    navigationBarTitleText: '登记管理',
    navigationStyle: 'default',
    backgroundColor: '#f4f4fa',
  },
}

export default config
