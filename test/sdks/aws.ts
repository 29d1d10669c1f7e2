import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createCloud } from '../../emulator/index'
import type { Outcome } from './probe'
import { COMMANDS, type Aws } from './aws-commands'

const run = promisify(execFile)

const KEYS = { accessKeyId: 'key-id-of-the-probe', secretAccessKey: 'secret-of-the-probe' }
const REGION = 'us-east-1'

/** Its version, where it is installed. */
export async function awsVersion(): Promise<string | undefined> {
  const said = await run('aws', ['--version']).catch(() => undefined)
  return said && /aws-cli\/\S+/.exec(said.stdout + said.stderr)?.[0].replace('/', ' ')
}

/** Every command, one after the other, on the S3 buckets of an emulator. */
export async function probeAws(): Promise<Map<string, Outcome>> {
  const folder = mkdtempSync(join(tmpdir(), 'aws-probe-'))
  const cloud = await createCloud({
    miniPrograms: [],
    environments: [],
    buckets: ['probes', 'others'].map((name) => ({ name, dialect: 's3', region: REGION, ...KEYS })),
  })
  mkdirSync(join(folder, 'files/below'), { recursive: true })
  writeFileSync(join(folder, 'files/a.txt'), 'hello')
  writeFileSync(join(folder, 'files/below/中 文+1.txt'), 'below')
  writeFileSync(join(folder, 'large.bin'), randomBytes(20 * 1024 ** 2))
  const aws = awsAt(cloud.url, folder)
  try {
    const outcomes = new Map<string, Outcome>()
    for (const [name, command] of Object.entries(COMMANDS)) {
      const outcome = command(aws).then(
        (): Outcome => ({ ok: true }),
        (error: unknown): Outcome => ({ failed: told(error) }),
      )
      outcomes.set(name, await outcome)
    }
    return outcomes
  } finally {
    await cloud.dispose()
    rmSync(folder, { recursive: true, force: true })
  }
}

function awsAt(url: string, folder: string): Aws {
  /** None of this machine's own settings count. */
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    AWS_DEFAULT_REGION: REGION,
    AWS_ENDPOINT_URL: `${url}/storage`,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    LC_ALL: 'C.UTF-8',
  }
  const aws = async (words: string, changed: Record<string, string> = {}) => {
    const options = { cwd: folder, env: { ...env, ...changed } }
    return (await run('aws', words.split(' '), options)).stdout
  }
  const json = async <Answer>(words: string) => JSON.parse(await aws(`${words} --output json`)) as Answer
  return Object.assign(aws, { json, folder, url })
}

function told(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string }
  return (stderr ?? '').trim() || message
}
