/** What both apps say. */
export const zh = {
  language: { other: 'English' },
  errors: {
    somethingWrong: '出了点问题，请稍后再试',
    unavailable: '服务暂时用不了，请稍后再试',
    field: '请修改这一项',
    /** Of a fault in the app itself. */
    broken: '出了点问题，请再试一次；还不行，就更新微信后再打开',
    /** Of a call that got no answer. */
    noAnswer: {
      failed: '没有连上服务，请检查网络后再试',
      timeout: '等了很久没有回应，请稍后再试',
      left: '还没有等到回应，可以再试一次',
      malformed: '服务的回答有误，请稍后再试',
      otherVersion: '小程序和服务的版本不一致，请关闭小程序再打开；填写的内容还在',
    },
    reference: (sentence: string, id: string) => `${sentence}（编号 ${id}）`,
  },
  /** Why WeChat did not do something. */
  wechat: {
    privacyRefused: '你还没有同意隐私保护指引，同意以后才能使用',
    privacyIncomplete: '小程序的隐私保护指引还没有写明这项用途，暂时不能使用，请告诉管理员',
    notAllowed: '请先在设置里允许使用，再试一次',
    privacyTitle: '使用前请先同意',
    privacyText: '这一步会用到你的照片、头像或手机号，只用来做你选的这件事。不同意也可以继续使用其他功能。',
    privacyRead: '查看《用户隐私保护指引》',
    privacyAgree: '同意并继续',
    privacyRefuse: '不同意',
  },
  network: {
    offline: '没有网络，连上以后会自动刷新',
    slow: '还在等回应…',
    leave: '不等了',
    notRefreshed: '没有刷新成功',
    /** `when`: a time or a day */
    past: (when: string) => `上次的内容，${when}`,
  },
  failure: { title: '没有打开', again: '再试一次' },
  page: { notOpened: '页面没有打开，请检查网络后再试', missing: '没有找到这个页面，先看看首页吧' },
  /** WeChat shows four characters at most on the buttons of a question. */
  update: { title: '有新版本', content: '重启就能用上。填了一半的内容会保留。', yes: '重启', no: '稍后' },
  confirm: { cancel: '取消' },
  list: {
    refresh: '刷新',
    notRefreshed: (why: string) => `没有刷新成功：${why}`,
    more: '点这里加载更多',
    loading: '正在加载…',
    retry: (why: string) => `${why}，点这里重试`,
    end: '就是这些了',
  },
  person: {
    name: '姓名',
    sex: '性别',
    age: '年龄',
    tel: '手机号',
    registered: '登记时间',
    /** By WeChat's numbers: 0 unknown, 1 male, 2 female. */
    sexes: ['保密', '男', '女'] as [string, string, string],
    years: (age: number) => `${age} 岁`,
    nameHint: '怎么称呼你',
    ageHint: '周岁',
    telHint: '11 位手机号',
  },
  moment: {
    yesterday: '昨天',
    /** `month` from 1 */
    day: (month: number, day: number) => `${month}月${day}日`,
    date: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  },
  form: { edit: '修改资料', save: '保存', saving: '正在保存' },
  conflict: {
    changedElsewhere: '资料刚刚在别处改过，还没有保存你填的内容。',
    now: (value: string) => `现在是：${value}`,
    typed: (value: string) => `你填的：${value}`,
    takeTyped: '用我填的',
    takeNow: '用现在的',
  },
  picture: {
    label: '图片',
    notOpened: '图片没有打开',
    notPreviewed: '图片没有打开，请检查网络后再试',
    gone: '图片已删除',
    pending: '审核中',
    approved: '已通过',
    refused: '未通过',
    /** Why it was refused. */
    reasons: {
      unclear: '看不清',
      unrelated: '和这里无关',
      private: '有个人信息',
      improper: '内容不合适',
      advert: '广告',
      other: '其他原因',
    },
    remove: '删除',
    /** WeChat shows four characters at most on the buttons of a question. */
    removeYes: '删除',
    removeTitle: '删除这张图片？',
    removeText: '删除后不能恢复。',
    notRemoved: (why: string) => `没有删除成功：${why}`,
  },
  upload: {
    fromAlbum: '从相册选',
    fromCamera: '拍照',
    waiting: '等待上传',
    sending: (percent: number) => `正在上传 ${percent}%`,
    storing: '正在保存',
    retry: '重试',
    cancel: '取消上传',
    albumNotOpened: '没有打开相册或相机，请允许使用后再试',
    empty: '这个文件是空的，换一张试试',
    heic: 'HEIC 照片很多手机打不开，请换成 JPG 再上传',
    noPicture: '只支持 JPG、PNG、WebP 图片，换一张试试',
    tooLarge: '图片不能超过 10 MB，换一张小一点的试试',
    broken: '这张图片打不开，可能已经损坏',
  },
}
