import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCloud } from '../../emulator/index'
import { KINDS } from './versions'

/** What came of one kind of call. */
export type Outcome = { ok: true } | { lacks: string } | { failed: string }

const CALLER = { openid: 'oProbe-of-the-sdk', appid: 'wx00000000000000dd' }
const ENV = 'probes-1a2b'

/**
 * Calls everything of one version of an SDK, from a function of an emulator of its own.
 * @param packages the folder that it was installed into
 */
export async function probe(sdk: string, packages: string): Promise<Map<string, Outcome>> {
  const folder = functionFolder(packages)
  const { openid, appid } = CALLER
  const cloud = await createCloud({
    miniPrograms: [{ appid, secret: 'none', name: 'probes', people: [{ openid, name: 'Probe' }] }],
    environments: [
      {
        env: ENV,
        appid,
        collections: { probes: {} },
        functions: {
          probe: { folder: folder.path, timeout: 60 },
          echo: { folder: folder.echo, timeout: 60 },
        },
      },
    ],
  })
  try {
    const outcomes = new Map<string, Outcome>()
    for (const kind of KINDS) {
      const data = { kind, sdk, caller: CALLER }
      const call = cloud.callFunction({ ...CALLER, name: 'probe', data })
      outcomes.set(
        kind,
        await call.then(
          ({ result }) => result as Outcome,
          (error: unknown) => ({ failed: String((error as { errMsg?: string }).errMsg ?? error) }),
        ),
      )
    }
    return outcomes
  } finally {
    await cloud.dispose()
    folder.remove()
  }
}

/** As they would be uploaded, with what their package.json names installed. */
function functionFolder(packages: string) {
  const path = mkdtempSync(join(tmpdir(), 'sdk-probe-'))
  const echo = mkdtempSync(join(tmpdir(), 'sdk-probe-'))
  copyFileSync(fileURLToPath(new URL('./probe-function.cjs', import.meta.url)), join(path, 'index.js'))
  const permissions = { permissions: { openapi: ['security.msgSecCheck'] } }
  writeFileSync(join(path, 'config.json'), JSON.stringify(permissions))
  symlinkSync(packages, join(path, 'node_modules'))
  writeFileSync(join(echo, 'index.js'), 'exports.main = ({ n, list }) => ({ n, list })')
  const remove = () => {
    for (const folder of [path, echo]) rmSync(folder, { recursive: true, force: true })
  }
  return { path, echo, remove }
}
