import type { IPluginContext } from '@tarojs/service'

interface Platform {
  template: { mergeComponents: (taro: IPluginContext, attributes: object) => void }
  runtimePath: string | string[]
}

interface Options {
  attributes: object
  /** The file that tells the same to the app itself. */
  runtime: string
}

/** Puts into Taro's templates for WeChat what a screen reader says, which they leave out. */
export default function screenReaders(taro: IPluginContext, { attributes, runtime }: Options) {
  taro.registerMethod({
    name: 'onSetupClose',
    fn: (platform: Platform) => {
      platform.template.mergeComponents(taro, attributes)
      platform.runtimePath = [platform.runtimePath, runtime].flat()
    },
  })
}
