import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { ports } from '../../local/settings'
import { projectRoot } from '../../scripts/taro'

const sentence = (port: string) => `PORT is "${port}"; it must be a whole number from 1 to 65535.`

it.each(['abc', '0', '70000', '80.5', '-1', '1e3', ' '])('PORT=%j is refused in a sentence', (port) => {
  expect(() => ports({ PORT: port })).toThrow(sentence(port))
})

it('npm start ends at once where its settings are refused, and says no more than why', async () => {
  const ended = promisify(execFile)(process.execPath, ['--import', 'tsx', 'local/start.ts'], {
    cwd: projectRoot,
    env: { ...process.env, PORT: 'abc' },
  })
  const { code, stdout, stderr } = (await ended.catch((error: unknown) => error)) as Record<string, unknown>
  expect({ code, said: `${String(stdout)}${String(stderr)}`.trim() }).toEqual({
    code: 1,
    said: sentence('abc'),
  })
})
