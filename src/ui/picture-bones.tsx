import { View } from '@tarojs/components'
import { Bone } from './bone'
import './picture-columns.scss'

const heights = [
  [180, 130, 200],
  [120, 210, 150],
]

/** Pictures are on their way. */
export const PictureBones = () => (
  <>
    <View className="picture-bones-head">
      <Bone shape="title" />
      <Bone shape="short" />
    </View>
    <View className="columns">
      {heights.map((column, i) => (
        <View key={i} className="column">
          {column.map((height) => (
            <View key={height} className="column-bone" style={{ height: `${height}px` }} />
          ))}
        </View>
      ))}
    </View>
  </>
)
