import type { zh } from './zh'

export const en: typeof zh = {
  home: {
    title: 'Registration',
    banner: 'Announcement',
    pending: (count) => (count === 1 ? '1 picture is in review' : `${count} pictures are in review`),
    refused: (count) => (count === 1 ? '1 picture was refused' : `${count} pictures were refused`),
    news: 'New pictures',
    all: 'See all',
  },
  share: {
    title: 'Register, and see the pictures of everybody',
    goOn: 'Open the mini program below to register and see the pictures.',
  },
  tabs: { home: 'Home', wall: 'Pictures', me: 'Me' },
  me: {
    title: 'Me',
    unregistered: 'You are not registered yet',
    unregisteredText: 'Once you are, you see and change your details here.',
    mineText: 'Upload, and see the review',
    language: 'Language',
  },
  about: {
    title: 'About',
    entry: 'Version, and whom to ask',
  },
  signup: {
    greeting: 'Hello, please register',
    lead: 'Four details, one minute',
    send: 'Register',
    sending: 'Registering',
    privacy: 'For the registration only; only administrators can see it.',
    agree: 'I have read and agree to the ',
    guide: 'privacy guide',
    agreeFirst: 'Please read the privacy guide and agree to it first',
    wechatNumber: 'Take my WeChat number',
  },
  record: {
    badge: 'Registered',
    made: 'You are registered. Thank you!',
    changed: 'Your details are saved.',
    refused: 'You were registered already, with these details.',
    shutOut: 'Your account has been disabled. Please ask an administrator if you think this is wrong.',
  },
  outbox: {
    waiting: (count) =>
      count === 1
        ? '1 change is sent once there is a network'
        : `${count} changes are sent once there is a network`,
    refused: (count) => (count === 1 ? '1 change was not accepted' : `${count} changes were not accepted`),
    signupWaits: 'Your registration is not sent yet',
    editWaits: 'Your change is not sent yet',
    waitsText: 'What you typed is in your phone and is sent by itself once there is a network.',
    look: 'See it, or take it back',
  },
  edit: {
    notRegistered: 'You are not registered yet; please register first.',
    register: 'Register',
  },
  notices: {
    title: 'Messages',
    entry: 'What administrators write to you',
    unread: (count) => (count > 1 ? `${count} new messages` : 'New message'),
  },
  consent: {
    changed: 'The privacy guide has changed. Please read it before you decide.',
    agree: 'I have read it and agree',
    agreeing: 'Saving',
    read: 'Read the privacy guide',
  },
  privacy: {
    title: 'Privacy guide',
    entry: 'What is kept, what for, and how to delete it',
  },
  data: {
    title: 'My data',
    entry: 'See and copy everything, or leave',
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
