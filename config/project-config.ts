import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IPluginContext } from '@tarojs/service'

interface Project {
  /** The app's own project.config.json. */
  from: string
  /** The folder that WeChat DevTools opens. */
  to: string
  appid: string
}

interface Options extends Project {
  /** For the emulator: it has the cloud functions, and no domain that WeChat knows. */
  emulated: boolean
}

/**
 * Writes the project.config.json beside `miniprogram/` and `cloudfunctions/`, so that WeChat DevTools opens
 * both at once. Taro itself would put it inside `miniprogram/`, where it can't see the cloud functions.
 */
export default function projectConfig(taro: IPluginContext, { emulated, ...project }: Options) {
  taro.onBuildFinish(async () => {
    await writeProjectConfig(project, emulated ? {} : cloudFunctions)
    if (emulated) await allowEveryDomain(join(project.to, 'project.private.config.json'))
  })
}

const cloudFunctions = { cloudfunctionRoot: 'cloudfunctions/' }

/** The app's own settings, where its parts lie, and its appid. */
export async function writeProjectConfig({ from, to, appid }: Project, functions: object = cloudFunctions) {
  const settings = JSON.parse(await readFile(from, 'utf8')) as object
  const project = { miniprogramRoot: 'miniprogram/', ...functions, appid, ...settings }
  await mkdir(to, { recursive: true })
  await writeFile(join(to, 'project.config.json'), JSON.stringify(project, null, 2) + '\n')
}

/** DevTools keeps its own settings of this machine in that file. */
async function allowEveryDomain(file: string) {
  const text = await readFile(file, 'utf8').catch(() => '{}')
  const { setting, ...others } = JSON.parse(text) as { setting?: object }
  const settings = { ...others, setting: { ...setting, urlCheck: false } }
  await writeFile(file, JSON.stringify(settings, null, 2) + '\n')
}
