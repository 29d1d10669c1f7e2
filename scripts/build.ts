import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { step } from './steps'
import { apps, buildApp, dist, outputOf } from './taro'

/** `npm run build`: both DevTools projects under dist/, and what each part weighs. */
async function build(): Promise<void> {
  for (const app of apps) await step(`${app}: mini program and cloud functions`, () => buildApp(app, 'weapp'))

  console.log('\nMain packages (WeChat takes 2048 kB, we allow ourselves 600)')
  for (const app of apps) {
    const output = outputOf(app, 'weapp')
    const more = await bytesIn(join(output, `apps/${app}/more`))
    console.log(row(`dist/${app}/miniprogram`, (await bytesIn(output)) - more))
    console.log(row('and what is fetched after it', more))
  }
  console.log('\nCloud functions (nothing to install; we allow ourselves 1500 kB each)')
  for (const app of apps)
    for (const name of await readdir(join(dist, app, 'cloudfunctions')))
      console.log(
        row(`dist/${app}/cloudfunctions/${name}`, await bytesIn(join(dist, app, 'cloudfunctions', name))),
      )
  console.log('\nOpen dist/user and dist/admin in WeChat DevTools.')
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

const row = (what: string, bytes: number) =>
  `  ${what.padEnd(44)} ${(bytes / 1000).toFixed(0).padStart(6)} kB`

await build().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
