export default definePageConfig({
  navigationBarTitleText: '首页横幅',
  enablePullDownRefresh: true,
  // The next page is asked for before the last picture is reached.
  onReachBottomDistance: 600,
})
