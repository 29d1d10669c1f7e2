import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { patience } from '../setup/patience'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The app's real transports against the emulator with the functions as they are deployed. */
export default defineConfig({
  root: at('.'),
  resolve: {
    alias: [
      { find: '@tarojs/taro', replacement: at('../src/stand-ins/taro.ts') },
      { find: '@contract', replacement: at('../../contract/index.ts') },
      { find: /^@\//, replacement: at('../../src/') },
    ],
  },
  test: {
    name: 'transports',
    include: ['**/*.test.ts'],
    globalSetup: at('../setup/functions.ts'),
    ...patience,
  },
})
