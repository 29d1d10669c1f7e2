import type { zh } from './zh'

export const en: typeof zh = {
  home: {
    title: 'Registration',
    wallText: 'What others have shared',
    mineText: 'Upload, and see the review',
    banner: 'Announcement',
  },
  signup: {
    greeting: 'Hello, please register',
    lead: 'Four details, one minute',
    send: 'Register',
    sending: 'Registering',
    privacy: 'For the registration only; only administrators can see it.',
  },
  record: {
    badge: 'Registered',
    made: 'You are registered. Thank you!',
    changed: 'Your details are saved.',
    refused: 'You were registered already, with these details.',
  },
  edit: {
    notRegistered: 'You are not registered yet; please register first.',
    register: 'Register',
  },
  avatar: {
    label: 'My picture',
    change: 'Change my picture',
    notOpened: 'The choice of pictures did not open; please try again later',
    refused: 'The new picture was refused; please try another one',
    pending: 'In review; others see it once it is approved',
    uploading: 'Uploading',
    retry: 'Retry',
    cancel: 'Cancel',
  },
  wall: {
    title: 'Picture wall',
    note: 'Shared by everybody, newest first',
    empty: 'No pictures yet',
    emptyText: 'You can upload the first one in "My pictures".',
  },
  mine: {
    title: 'My pictures',
    note: 'Once approved, everybody sees them on the wall',
    empty: 'You have no pictures yet',
    emptyText: 'Upload one; everybody sees it once it is approved.',
  },
}
