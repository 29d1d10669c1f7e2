import { connect } from '@/services/cloud/call'
import { direct } from '@/services/cloud/transports/direct'
import { wxCloud } from '@/services/cloud/wx-cloud'
import { resumeUploads } from '@/stores/uploads'
import { to } from './paths'
import './theme.scss'

/** Where whoever came to no page is led. */
export const first = to('people')

export function setUp() {
  connect(direct(wxCloud()))
  resumeUploads()
}
