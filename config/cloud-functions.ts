import { spawn } from 'node:child_process'
import type { IPluginContext } from '@tarojs/service'

interface Options {
  /** What builds the functions, and with `--watch` again with every change: a file for tsx. */
  script: string
  /** Whose functions. */
  app: string
}

/**
 * A mini program's build is a whole project only with its cloud functions beside it. They are built in a process of their
 * own while webpack is at work.
 */
export default function cloudFunctions(taro: IPluginContext, { script, app }: Options) {
  const watching = Boolean((taro.runOpts as { options: { isWatch?: boolean } }).options.isWatch)
  let built: Promise<number | null> | undefined
  taro.onBuildStart(() => {
    const args = ['--import', 'tsx', script, app, ...(watching ? ['--watch'] : [])]
    // Its channel ends with this process, however that ends.
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    built = new Promise((done) => child.on('close', done).on('error', () => done(null)))
  })
  taro.onBuildFinish(async () => {
    if (watching || (await built) === 0) return
    // Not thrown: Taro would add a stack of its own.
    console.error(`✖ The cloud functions of ${app} could not be built.`)
    process.exit(1)
  })
}
