import { en as first } from './en'
import type { zh } from './more-zh'

export const en: typeof zh = {
  about: {
    ...first.about,
    what: 'Register your details here, share pictures, and see those of others. Only administrators see your details, and you can change or delete them at any time.',
    version: (version) => `Version ${version}`,
    ask: 'Please ask an administrator if you have questions.',
    contact: 'Ask us',
    feedback: 'Send feedback',
  },
  privacy: {
    ...first.privacy,
    version: (version) => `Version ${version}`,
    parts: [
      {
        title: 'What is kept',
        text: "The name, sex, age and telephone number that you enter; the pictures that you upload; WeChat's number for you in this mini program; when you registered, changed or uploaded something; and the messages to you, with how far you have read them.",
      },
      {
        title: 'What for',
        text: 'For the registration only. Only administrators see your details; once approved, everybody sees your pictures. You can look at the picture wall without registering.',
      },
      {
        title: 'Who receives it',
        text: "Your details are kept in the cloud of the administrators' mini program. WeChat checks whether your name and pictures are fit to be shown. Where a photo was taken is cut out before it is stored.",
      },
      {
        title: 'For how long',
        text: 'Until you leave. Then your details, your pictures and their files are deleted; the log only says that somebody registered and left, not who.',
      },
      {
        title: 'What you can do',
        text: 'Change your details under "Me"; see and copy everything in "My data", or leave and delete it. You can register again at any time.',
      },
    ],
  },
  data: {
    ...first.data,
    note: 'This is everything that is kept about you.',
    copy: 'Copy everything',
    copied: 'Copied',
    notCopied: 'It was not copied; please press long on the text',
    record: 'Details',
    images: (count) => `Pictures: ${count}`,
    notices: (count) => `Messages: ${count}`,
    history: (count) => `Log: ${count}`,
    consent: (version, when) => `Agreed to version ${version} of the privacy guide: ${when}`,
    number: "WeChat's number for you",
    purposes: { avatar: 'My picture', wall: 'Picture wall', banner: 'Banner' },
    states: {
      expected: 'not uploaded',
      pending: 'in review',
      approved: 'approved',
      refused: 'refused',
      removed: 'deleted',
    },
    did: {
      users_add: 'Registered',
      users_update: 'Details changed',
      users_consent: 'Agreed to the privacy guide',
    },
    byAdministrator: 'By an administrator',
    leave: 'Leave and delete my data',
    leaving: 'Deleting',
    shutOutText:
      "You can't leave while your account is disabled. Please ask an administrator to delete your data.",
    leaveText: 'Your details and all your pictures are deleted for good. You can register again later.',
    leaveTitle: 'Leave?',
    leaveYes: 'Delete',
    left: 'All your data is deleted',
  },
  tell: {
    question: 'Shall WeChat tell you once there is a decision?',
    yes: 'Tell me',
    agreed: 'WeChat tells you once there is a decision.',
  },
  notices: {
    ...first.notices,
    note: 'To you and to everybody, newest first',
    empty: 'No messages yet',
    emptyText: 'What administrators write to you appears here.',
    mark: 'New',
  },
  outbox: {
    ...first.outbox,
    title: 'Waiting to be sent',
    note: 'They are sent by themselves, one after the other, and stay in the phone until then.',
    none: 'Nothing is waiting',
    noneText: 'Everything has been sent.',
    what: {
      users_add: 'Registration',
      users_update: 'Change of your details',
      users_consent: 'Consent to the privacy guide',
      images_remove: 'Removal of a picture',
    },
    lastTry: (why) => `Not sent the last time: ${why}`,
    now: 'Send now',
    withdraw: 'Take back',
    withdrawn: 'Taken back; what you typed is still there',
    form: 'Back to the form',
    noted: 'All right',
  },
}
