export default definePageConfig({
  navigationBarTitleText: '批量任务',
  enablePullDownRefresh: true,
  backgroundTextStyle: 'dark',
  // The next page is asked for before the last job is reached.
  onReachBottomDistance: 300,
})
