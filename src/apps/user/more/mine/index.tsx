import { to } from '@/apps/user/paths'
import { WaitingNotice } from '@/features/outbox/waiting-notice'
import { OwnPicturesScreen } from '@/features/own-pictures/own-pictures-screen'
import { openPage } from '@/ui/open-page'

export default () => <OwnPicturesScreen waiting={<WaitingNotice onLook={() => openPage(to('outbox'))} />} />
