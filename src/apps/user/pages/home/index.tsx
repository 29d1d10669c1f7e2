import { ProfileScreen } from '@/features/profile/profile-screen'
import { SignupScreen } from '@/features/signup/signup-screen'

export default () => <ProfileScreen whenUnregistered={<SignupScreen />} />
