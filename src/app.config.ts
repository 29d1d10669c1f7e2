import config from '@app/app.config'

// A browser's page behind is hidden by Taro only once the next one has slid in, and whoever was back before that would
// find it hidden. WeChat moves its pages itself.
const withoutMotion = process.env.TARO_ENV === 'h5' ? { animation: false } : {}

export default defineAppConfig({ ...config, ...withoutMotion })
