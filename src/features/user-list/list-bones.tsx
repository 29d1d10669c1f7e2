import { View } from '@tarojs/components'
import { Bone } from '@/ui/bone'
import './people.scss'

const rows = [1, 2, 3, 4, 5, 6]

export const ListBones = () => (
  <>
    <View className="people-head">
      <Bone shape="title" />
      <Bone shape="short" />
    </View>
    <View className="people">
      {rows.map((row) => (
        <View key={row} className="person">
          <Bone shape="circle" />
          <View className="person-body">
            <Bone shape="short" />
            <Bone shape="line" />
          </View>
        </View>
      ))}
    </View>
  </>
)
