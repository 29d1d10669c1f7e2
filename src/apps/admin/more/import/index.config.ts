export default definePageConfig({ navigationBarTitleText: '从文件导入' })
