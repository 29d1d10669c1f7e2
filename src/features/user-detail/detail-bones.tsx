import { View } from '@tarojs/components'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import './user-detail.scss'

export const DetailBones = () => (
  <>
    <View className="detail-head">
      <Bone shape="disc" />
    </View>
    <Card className="detail-card">
      <Bone shape="short" />
      <Bone shape="box" />
      <Bone shape="short" />
      <Bone shape="line" />
      <Bone shape="short" />
      <Bone shape="line" />
    </Card>
  </>
)
