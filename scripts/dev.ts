import { apps, watchApp } from './taro'

/** `npm run dev:user`, `npm run dev:admin`: the project for WeChat DevTools, built again with every change. */
const app = apps.find((name) => name === process.argv[2])
if (!app) throw new Error(`Name the app to build: ${apps.join(' or ')}.`)
await watchApp(app)
