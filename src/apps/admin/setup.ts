import Taro from '@tarojs/taro'
import { keepDraftsFor } from '@/lib/drafts'
import { connect } from '@/services/cloud/call'
import type { WxCloud } from '@/services/cloud/transport'
import { direct } from '@/services/cloud/transports/direct'
import { emulator } from '@/services/cloud/transports/emulator'
import { resumeUploads } from '@/stores/uploads'
import './theme.scss'

connect(direct(cloud()))
resumeUploads()

function cloud(): WxCloud {
  if (process.env.TARO_ENV === 'h5') {
    const phone = new URLSearchParams(location.search).get('phone') ?? ''
    keepDraftsFor(phone)
    return emulator({ url: location.origin, phone })
  }
  Taro.cloud.init()
  return Taro.cloud
}
