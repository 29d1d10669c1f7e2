import { buildFunctions } from '../cloud/build'
import { step } from './steps'
import { apps, dist, watchApp } from './taro'

/** `npm run dev:user`, `npm run dev:admin`: the app for WeChat DevTools, built again with every change. */
const app = apps.find((name) => name === process.argv[2])
if (!app) throw new Error(`Name the app to build: ${apps.join(' or ')}.`)
await step('cloud functions', () => buildFunctions(dist))
await watchApp(app)
