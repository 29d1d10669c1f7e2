export default definePageConfig({
  navigationBarTitleText: '操作记录',
  enablePullDownRefresh: true,
  backgroundTextStyle: 'dark',
  // The next page is asked for before the last entry is reached.
  onReachBottomDistance: 300,
})
