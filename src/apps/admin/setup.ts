import { connect } from '@/services/cloud/call'
import { direct } from '@/services/cloud/transports/direct'
import { wxCloud } from '@/services/cloud/wx-cloud'
import { resumeUploads } from '@/stores/uploads'
import './theme.scss'

connect(direct(wxCloud()))
resumeUploads()
