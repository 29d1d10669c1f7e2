import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/taro'

/** All that `npm start` reads. */
const parts = [
  'cloud',
  'contract',
  'src',
  'emulator',
  'scripts',
  'local',
  'config',
  'babel.config.js',
  'package.json',
]
const others = ['package-lock.json', 'tsconfig.json']

/** A copy of the project that may be changed, with the packages of this one. */
export interface ProjectCopy {
  folder: string
  read(file: string): Promise<string>
  write(file: string, text: string): Promise<void>
  /** @throws where the file does not hold the text exactly once */
  replace(file: string, text: string, by: string): Promise<void>
  remove(): Promise<void>
}

export async function copyProject(): Promise<ProjectCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'duet-copy-'))
  await Promise.all(
    [...parts, ...others].map((part) =>
      cp(join(projectRoot, part), join(folder, part), {
        recursive: true,
        filter: (source) => !/[\\/](node_modules|dist)$/.test(source),
      }),
    ),
  )
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const read = (file: string) => readFile(join(folder, file), 'utf8')
  async function write(file: string, text: string) {
    await mkdir(join(folder, file, '..'), { recursive: true })
    await writeFile(join(folder, file), text)
  }
  return {
    folder,
    read,
    write,
    async replace(file, text, by) {
      const before = await read(file)
      if (before.split(text).length !== 2) throw new Error(`${file} must hold "${text}" once.`)
      await write(
        file,
        before.replace(text, () => by),
      )
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export interface Started {
  child: ChildProcess
  url: string
  /** Everything that it has printed. */
  said: () => string
}

/** `npm start` in a folder of the project's shape. Rejects with what it said where it ends instead. */
export async function startIn(folder: string, env: NodeJS.ProcessEnv): Promise<Started> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts'], {
    cwd: folder,
    env: { ...process.env, ...env },
  })
  let output = ''
  const hear = (chunk: Buffer) => (output += chunk.toString())
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const url = await new Promise<string>((found, failed) => {
    child.stdout.on('data', () => {
      const address = /side by side\s+(http\S+)\//.exec(output)?.[1]
      if (address) found(address)
    })
    child.on('exit', () => failed(new Error(output)))
  })
  return { child, url, said: () => output }
}
