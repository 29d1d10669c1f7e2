import { buildFunctions } from '../cloud/build'
import { step, tell } from './steps'
import { apps, dist } from './taro'
import { watchFunctions } from './watch-functions'

/**
 * The cloud functions of one app, for the project that WeChat DevTools opens: once, or again with every change until the
 * process that asked for it is gone. config/cloud-functions.ts starts it with every build of a mini program.
 */
async function cloudFunctions(wanted: string | undefined, watching: boolean): Promise<void> {
  const app = apps.find((name) => name === wanted)
  if (!app) throw new Error(`Name the app whose functions are to be built: ${apps.join(' or ')}.`)
  const what = `${app}: cloud functions`
  if (!watching) {
    await step(what, () => buildFunctions(dist, [app]))
    return
  }
  process.on('disconnect', () => process.exit())
  const watch = await step(what, () => watchFunctions(dist, [app]))
  watch.follow((_now, { written, errors, seconds }) => {
    if (written.length > 0 || errors.length > 0)
      tell(`${what}: ${written.join(', ') || 'as before'}`, seconds, errors)
    return Promise.resolve()
  })
}

await cloudFunctions(process.argv[2], process.argv.includes('--watch')).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
