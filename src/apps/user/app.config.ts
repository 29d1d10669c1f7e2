import type { AppConfig } from '@tarojs/taro'

const config: AppConfig = {
  pages: ['apps/user/pages/home/index'],
  window: {
    navigationBarBackgroundColor: '#0b7a6b',
    navigationBarTextStyle: 'white',
    navigationBarTitleText: '登记',
    navigationStyle: 'default',
    backgroundColor: '#f3f8f6',
  },
}

export default config
