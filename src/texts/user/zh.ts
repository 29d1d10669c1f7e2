/** What only the user app says. */
export const zh = {
  home: {
    title: '登记',
    wallText: '看看大家的图片',
    mineText: '上传图片，查看审核结果',
    banner: '公告图片',
  },
  signup: {
    greeting: '你好，来登记一下',
    lead: '四项资料，一分钟就好',
    send: '登记',
    sending: '正在登记',
    privacy: '资料只用于登记，只有管理员能看到。',
  },
  record: {
    badge: '已登记',
    made: '登记成功，谢谢你！',
    changed: '资料已保存。',
    refused: '用户已存在，下面是登记过的资料。',
  },
  edit: {
    notRegistered: '你还没有登记，请先登记。',
    register: '去登记',
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
