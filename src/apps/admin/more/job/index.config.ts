export default definePageConfig({ navigationBarTitleText: '批量任务' })
