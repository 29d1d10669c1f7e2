import { PrivacyScreen } from '@/features/privacy/privacy-screen'

export default () => <PrivacyScreen />
