export default definePageConfig({
  navigationBarTitleText: '审核图片',
  enablePullDownRefresh: true,
})
