import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Project } from './find-project'

/** What app.js requires, beside it. */
const NAME = 'wx-cloud-emulator.js'
const APPS = ['app.js', 'app.ts']

const fileOf = ({ miniprogram }: Pick<Project, 'miniprogram'>) => join(miniprogram, NAME)

/**
 * Writes the file that leads `wx.cloud` to the emulator in WeChat DevTools.
 * @param script which leaves `wxCloudEmulator.takeOver(url)`
 * @returns what is left to do, in sentences
 * @throws Error where there is no mini program
 */
export function writePhoneFile(project: Project, script: string, url: string): string[] {
  const app = APPS.map((name) => join(project.miniprogram, name)).find((file) => existsSync(file))
  if (app === undefined)
    throw new Error(
      `There is no ${APPS.join(' or ')} in ${project.miniprogram}: no mini program to lead here.`,
    )
  const file = fileOf(project)
  writeFileSync(
    file,
    `// In the simulator of WeChat DevTools wx.cloud is the emulator at ${url}; anywhere else this file does nothing.
// Written by: npx wx-cloud-emulator phone
/* eslint-disable */
${script.trim()}
wxCloudEmulator.takeOver(${JSON.stringify(url)})
`,
  )
  const here = (path: string) => relative(process.cwd(), path) || path
  return [
    `${here(file)} is written, for an emulator at ${url}. What is left to do:`,
    `  1. as the first line of ${here(app)}:  ${app.endsWith('.ts') ? 'import' : 'require('}'./${NAME.replace('.js', '')}'${app.endsWith('.ts') ? '' : ')'}`,
    '  2. in WeChat DevTools: 详情 → 本地设置 → 不校验合法域名, since 127.0.0.1 is no domain that WeChat knows',
    '  3. npx wx-cloud-emulator, and compile the mini program anew',
  ]
}

/** The port that the phones of a project ask, where they were led here. */
export function portOfPhones(project: Pick<Project, 'miniprogram'>): number | undefined {
  const file = fileOf(project)
  const [, port] = existsSync(file)
    ? (/emulator at http:\/\/127\.0\.0\.1:(\d+);/.exec(readFileSync(file, 'utf8').slice(0, 300)) ?? [])
    : []
  return port === undefined ? undefined : Number(port)
}
