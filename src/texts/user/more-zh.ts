import { zh as first } from './zh'

/** What only the pages say that nobody begins with: it is fetched with them. */
export const zh = {
  about: {
    ...first.about,
    what: '在这里登记你的资料，分享图片，看看大家的图片。资料只有管理员能看到，你可以随时修改或删除。',
    version: (version: string) => `版本 ${version}`,
    ask: '有疑问请联系管理员。',
    contact: '联系客服',
    feedback: '意见反馈',
  },
  privacy: {
    ...first.privacy,
    version: (version: number) => `第 ${version} 版`,
    parts: [
      {
        title: '收集什么',
        text: '登记时你填写的姓名、性别、年龄和手机号；你上传的头像和图片；微信给你在这个小程序里的编号；你什么时候登记、修改和上传过；以及发给你的消息和你看到了哪里。',
      },
      {
        title: '做什么用',
        text: '只用于登记。资料只有管理员能看到；图片审核通过后，大家都能看到。不登记也可以浏览图片墙。',
      },
      {
        title: '谁会收到',
        text: '资料保存在管理员的小程序云里。姓名和图片会交给微信检查是否合适。照片里的拍摄地点在保存前会被去掉。',
      },
      {
        title: '保存多久',
        text: '保存到你离开为止。离开后，资料、图片和图片文件都会删除；操作记录里只留下“有人登记过、离开了”，看不出是谁。',
      },
      {
        title: '你可以做什么',
        text: '在“我的”里修改资料，在“我的数据”里查看、复制全部数据，或者离开并删除数据。以后可以随时重新登记。',
      },
    ],
  },
  data: {
    ...first.data,
    note: '这里是我们保存的、关于你的全部内容。',
    copy: '复制全部',
    copied: '已复制',
    notCopied: '没有复制成功，请长按文字复制',
    record: '资料',
    images: (count: number) => `图片：${count} 张`,
    notices: (count: number) => `消息：${count} 条`,
    history: (count: number) => `记录：${count} 条`,
    consent: (version: number, when: string) => `同意隐私保护指引第 ${version} 版：${when}`,
    number: '微信给你的编号',
    purposes: { avatar: '头像', wall: '图片墙', banner: '横幅' },
    states: {
      expected: '未上传',
      pending: '审核中',
      approved: '已通过',
      refused: '未通过',
      removed: '已删除',
    },
    did: {
      users_add: '登记',
      users_update: '修改资料',
      users_consent: '同意隐私保护指引',
    } as Record<string, string>,
    byAdministrator: '管理员的操作',
    leave: '离开并删除我的数据',
    leaving: '正在删除',
    shutOutText: '账号停用期间不能自己离开。要删除资料，请联系管理员。',
    leaveText: '会删除你的资料、头像和全部图片，不能恢复。以后可以重新登记。',
    leaveTitle: '要离开吗？',
    /** WeChat shows four characters at most on the buttons of a question. */
    leaveYes: '删除',
    left: '你的数据已经全部删除',
  },
  /** After a picture has been handed in. */
  tell: {
    question: '审核有结果时，用微信通知你一次？',
    yes: '通知我',
    agreed: '有结果时，微信会通知你。',
  },
  notices: {
    ...first.notices,
    note: '管理员发给你和所有人的，最新在前',
    empty: '还没有消息',
    emptyText: '管理员发来的消息，会出现在这里。',
    mark: '新',
  },
  outbox: {
    ...first.outbox,
    title: '等待发送',
    note: '会按先后顺序自动发送，关掉小程序也不会丢。',
    none: '没有等待发送的内容',
    noneText: '都已经送到了。',
    what: {
      users_add: '登记',
      users_update: '修改资料',
      users_consent: '同意隐私保护指引',
      images_remove: '删除一张图片',
    },
    lastTry: (why: string) => `上次没有送到：${why}`,
    now: '现在发送',
    withdraw: '撤回',
    withdrawn: '已撤回，填过的内容还在',
    form: '回到表单修改',
    noted: '知道了',
  },
}
