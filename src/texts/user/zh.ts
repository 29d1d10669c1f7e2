/** What only the user app says. */
export const zh = {
  home: {
    title: '登记',
    banner: '公告图片',
    pending: (count: number) => `${count} 张图片正在审核`,
    refused: (count: number) => `${count} 张图片没有通过审核`,
    news: '最新图片',
    all: '看全部',
  },
  /** In a chat, or among somebody's moments. */
  share: { title: '来登记一下，看看大家的图片', goOn: '点下面的“前往小程序”，就可以登记和看图片。' },
  /** At the foot of the app; Chinese in app.config.ts, too. */
  tabs: { home: '首页', wall: '图片', me: '我的' },
  me: {
    title: '我的',
    unregistered: '你还没有登记',
    unregisteredText: '登记以后，可以在这里查看和修改你的资料。',
    mineText: '上传图片，查看审核结果',
    language: '语言',
  },
  about: {
    title: '关于',
    entry: '版本、联系我们',
  },
  signup: {
    greeting: '你好，来登记一下',
    lead: '四项资料，一分钟就好',
    send: '登记',
    sending: '正在登记',
    privacy: '资料只用于登记，只有管理员能看到。',
    agree: '我已阅读并同意',
    guide: '《隐私保护指引》',
    agreeFirst: '请先阅读并同意隐私保护指引',
    wechatNumber: '用微信手机号填写',
  },
  record: {
    badge: '已登记',
    made: '登记成功，谢谢你！',
    changed: '资料已保存。',
    refused: '用户已存在，下面是登记过的资料。',
    shutOut: '你的账号已停用，有疑问请联系管理员。',
  },
  /** What could not be sent yet, or was refused when nobody waited for it. */
  outbox: {
    waiting: (count: number) => `${count} 项等待发送，联网后会自动发送`,
    refused: (count: number) => `${count} 项没有被接受，点这里看看`,
    signupWaits: '登记还没有送到',
    editWaits: '修改还没有送到',
    waitsText: '填的内容已经存在手机里，联网后会自动发送，不用再填。',
    look: '看看或撤回',
  },
  edit: {
    notRegistered: '你还没有登记，请先登记。',
    register: '去登记',
  },
  /** What administrators write to people. */
  notices: {
    title: '消息',
    entry: '管理员发给你的消息',
    unread: (count: number) => (count > 1 ? `${count} 条新消息` : '新消息'),
  },
  consent: {
    changed: '隐私保护指引有更新，请你看过以后再决定。',
    agree: '我已阅读并同意',
    agreeing: '正在保存',
    read: '看看隐私保护指引',
  },
  privacy: {
    title: '隐私保护指引',
    entry: '收集什么、做什么用、怎么删除',
  },
  data: {
    title: '我的数据',
    entry: '查看、复制全部数据，或离开',
  },
  avatar: {
    label: '我的头像',
    change: '换头像',
    notOpened: '没有打开头像选择，请稍后再试',
    refused: '新头像没有通过审核，换一张试试',
    pending: '头像审核中，通过后别人才能看到',
    uploading: '正在上传头像',
    retry: '重试',
    cancel: '取消',
  },
  wall: {
    title: '图片墙',
    note: '大家分享的图片，最新在前',
    empty: '还没有图片',
    emptyText: '你可以在“我的图片”里上传第一张。',
  },
  mine: {
    title: '我的图片',
    note: '审核通过后，大家就能在图片墙看到',
    empty: '你还没有图片',
    emptyText: '选一张上传，审核通过后大家就能看到。',
  },
}
