import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/{contract,cloud,emulator,laptop}/**/*.test.ts'],
          globalSetup: 'test/setup/functions.ts',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'journey',
          include: ['test/journey/**/*.test.ts'],
          globalSetup: 'test/setup/functions.ts',
          testTimeout: 60_000,
        },
      },
      'test/{src,transports,weapp}/vitest.config.ts',
    ],
  },
})
