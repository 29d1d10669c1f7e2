import Taro from '@tarojs/taro'
import { keepDraftsFor } from '@/lib/drafts'
import { connect } from '@/services/cloud/call'
import type { SharingWxCloud } from '@/services/cloud/transport'
import { relay } from '@/services/cloud/transports/relay'
import { emulator } from '@/services/cloud/transports/emulator'
import { resumeUploads } from '@/stores/uploads'
import './theme.scss'

// The one line that decides how the cloud is reached: docs/which-way.md
connect(relay(cloud()))
resumeUploads()

function cloud(): SharingWxCloud {
  if (process.env.TARO_ENV === 'h5') {
    const phone = new URLSearchParams(location.search).get('phone') ?? ''
    keepDraftsFor(phone)
    return emulator({ url: location.origin, phone })
  }
  Taro.cloud.init()
  return Taro.cloud
}
