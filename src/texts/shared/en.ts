import type { zh } from './zh'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const day = (month: number, date: number) => `${date} ${months[month - 1] ?? ''}`

export const en: typeof zh = {
  language: { other: '中文' },
  errors: {
    somethingWrong: 'Something went wrong; please try again later',
    unavailable: 'The service is not available at the moment; please try again later',
    field: 'Please change this',
    noAnswer: {
      failed: 'There is no connection; please check the network and try again',
      timeout: 'There was no answer for a long time; please try again later',
      malformed: "The service's answer was wrong; please try again later",
    },
    reference: (sentence, id) => `${sentence} (number ${id})`,
  },
  wechat: {
    privacyRefused: 'You have not agreed to the privacy guide yet; this works once you have',
    privacyIncomplete:
      "The mini program's privacy guide does not name this use yet, so it can't be done; please tell an administrator",
    notAllowed: 'Please allow this in the settings first, then try again',
  },
  failure: { title: 'This did not open', again: 'Try again' },
  page: { notOpened: 'The page did not open; please check the network and try again' },
  confirm: { cancel: 'No' },
  list: {
    refresh: 'Refresh',
    notRefreshed: (why) => `Not refreshed: ${why}`,
    more: 'Tap for more',
    loading: 'Loading…',
    retry: (why) => `${why}. Tap to try again`,
    end: "That's all",
  },
  person: {
    name: 'Name',
    sex: 'Sex',
    age: 'Age',
    tel: 'Mobile number',
    registered: 'Registered',
    sexes: ['Rather not say', 'Male', 'Female'],
    years: (age) => (age === 1 ? '1 year' : `${age} years`),
    nameHint: 'What you are called',
    ageHint: 'In whole years',
    telHint: '11 digits',
  },
  moment: {
    yesterday: 'Yesterday',
    day,
    date: (year, month, date) => `${day(month, date)} ${year}`,
  },
  picture: {
    label: 'Picture',
    notOpened: 'Not opened',
    notPreviewed: 'The picture did not open; please check the network and try again',
    gone: 'Deleted',
    pending: 'In review',
    approved: 'Approved',
    refused: 'Refused',
    remove: 'Delete',
    removeYes: 'Yes',
    removeTitle: 'Delete this picture?',
    removeText: "It can't be restored.",
    notRemoved: (why) => `Not deleted: ${why}`,
  },
  upload: {
    fromAlbum: 'Album',
    fromCamera: 'Camera',
    waiting: 'Waiting',
    sending: (percent) => `Uploading ${percent}%`,
    storing: 'Saving',
    retry: 'Retry',
    cancel: 'Cancel the upload',
    albumNotOpened: 'The album or camera did not open; please allow it and try again',
    empty: 'This file is empty; please try another one',
    heic: "Many phones can't open HEIC photos; please upload it as JPG",
    noPicture: 'Only JPG, PNG and WebP pictures can be uploaded; please try another one',
    tooLarge: 'A picture has at most 10 MB; please try a smaller one',
    broken: "This picture can't be opened; it may be damaged",
  },
}
