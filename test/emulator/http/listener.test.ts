import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../../../emulator/http/listener'

test('a quiet connection is never said to end: a request that comes after a busy while is not cut off', async () => {
  const listener = await listen(0)
  onTestFinished(() => listener.close())
  listener.serve((_request, response) => response.end('here'))
  const { headers } = await fetch(listener.url)
  expect(headers.get('connection')).toBe('keep-alive')
  // Here Node names the seconds after which it ends a connection that is quiet.
  expect(headers.get('keep-alive')).toBeNull()
})
