import { View } from '@tarojs/components'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import './profile.scss'

/** Something is on its way: a form or a record. */
export const ProfileBones = () => (
  <>
    <View className="profile-head" />
    <Card className="profile-card">
      <Bone shape="title" />
      <Bone shape="line" />
      <Bone shape="box" />
      <Bone shape="short" />
      <Bone shape="box" />
      <Bone shape="short" />
      <Bone shape="box" />
    </Card>
  </>
)
