import type * as zh from './notices-zh'

export const notices: typeof zh.notices = {
  list: 'Messages',
  note: 'What was sent to people, newest first',
  empty: 'Nothing has been sent yet',
  emptyText: 'You can write to everybody here, and among the people to one or to several.',
  toEverybody: 'Write to everybody',
  send: 'Send a message',
  sending: 'Sending',
  to: 'To',
  everybody: (people) => `Everybody (${people})`,
  sentTo: (whom) => `To: ${whom}`,
  title: 'Title',
  titleHint: 'What it is about, in a few words',
  text: 'Text',
  textHint: 'What you want to tell them',
  sure: (whom) => `Send to ${whom}?`,
  yes: 'Send',
  done: 'Sent',
  nobody: 'Nobody is chosen',
  nobodyText: 'Please go back to the people, choose several, and write to them from there.',
  entry: 'It appears under "Messages" in their app',
}
