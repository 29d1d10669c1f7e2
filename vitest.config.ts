import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/{contract,cloud,emulator,laptop}/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      'test/src/vitest.config.ts',
    ],
  },
})
