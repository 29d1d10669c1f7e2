import { View } from '@tarojs/components'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import './home.scss'

/** Before anything is known of the person. */
export const HomeBones = () => (
  <>
    <View className="home-head" />
    <Card className="home-card">
      <Bone shape="title" />
      <Bone shape="line" />
      <Bone shape="box" />
    </Card>
  </>
)
