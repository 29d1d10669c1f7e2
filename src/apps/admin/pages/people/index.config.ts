export default definePageConfig({
  navigationBarTitleText: '登记管理',
  enablePullDownRefresh: true,
  // The next page is asked for before the last row is reached.
  onReachBottomDistance: 300,
})
