import { defineConfig } from 'vitest/config'
import { patience } from './test/setup/patience'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/{contract,cloud,emulator,laptop}/**/*.test.ts'],
          globalSetup: 'test/setup/functions.ts',
          ...patience,
        },
      },
      {
        test: {
          name: 'journey',
          include: ['test/journey/**/*.test.ts'],
          globalSetup: 'test/setup/functions.ts',
          ...patience,
        },
      },
      'test/{src,transports,weapp}/vitest.config.ts',
    ],
  },
})
