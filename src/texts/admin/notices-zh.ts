/** What is written to people. */
export const notices = {
  /** Of the list. */
  list: '消息',
  note: '发给用户的消息，最新在前',
  empty: '还没有发过消息',
  emptyText: '可以发给所有人；在登记的人里，也可以发给一个人或选出的多人。',
  toEverybody: '发给所有人',
  send: '发消息',
  /** Of a small button. */
  word: '发消息',
  sending: '正在发送',
  to: '发给',
  everybody: (people: string) => `所有人（${people}）`,
  sentTo: (whom: string) => `发给：${whom}`,
  title: '标题',
  titleHint: '一句话说清是什么事',
  text: '内容',
  textHint: '具体要告诉对方什么',
  sure: (whom: string) => `发给${whom}？`,
  yes: '发送',
  done: '已发送',
  nobody: '还没有选人',
  nobodyText: '请回到登记的人里，选好多人再发消息。',
  entry: '会出现在对方小程序的“消息”里',
}
