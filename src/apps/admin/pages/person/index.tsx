import { View } from '@tarojs/components'

export default () => <View>hello</View>
