import type { IconName } from '../icons'
import { say } from '../language'
import type { Tab } from './tabs'

export const tabIcon: Record<Tab, IconName> = {
  calls: 'calls',
  data: 'database',
  functions: 'function',
  files: 'storage',
  faults: 'fault',
  state: 'clock',
  wechat: 'openapi',
}

export const tabName: Record<Tab, string> = {
  calls: say('Calls', '调用'),
  data: say('Data', '数据'),
  functions: say('Functions', '云函数'),
  files: say('Files', '文件'),
  faults: say('Faults', '故障'),
  state: say('State', '状态'),
  wechat: say('WeChat', '微信'),
}
