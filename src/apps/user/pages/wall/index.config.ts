export default definePageConfig({
  navigationBarTitleText: '图片墙',
  enableShareAppMessage: true,
  enableShareTimeline: true,
  enablePullDownRefresh: true,
  // The next page is asked for before the last picture is reached.
  onReachBottomDistance: 600,
})
