import { connect } from '@/services/cloud/call'
import { relay } from '@/services/cloud/transports/relay'
import { wxCloud } from '@/services/cloud/wx-cloud'
import { recoverMe } from '@/stores/me'
import { resumeUploads } from '@/stores/uploads'
import { resumeWrites } from '@/stores/writes'
import { to } from './paths'
import './theme.scss'

/** Where whoever came to no page is led. */
export const first = to('home')

export function setUp() {
  // The one line that decides how the cloud is reached: docs/which-way.md
  connect(relay(wxCloud()))
  resumeUploads()
  resumeWrites()
  recoverMe()
}
