import config from '@app/app.config'

export default defineAppConfig(config)
