export default definePageConfig({
  navigationBarTitleText: '消息',
  enablePullDownRefresh: true,
  backgroundTextStyle: 'dark',
  // The next page is asked for before the last message is reached.
  onReachBottomDistance: 300,
})
