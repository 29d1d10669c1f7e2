import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { patience } from './test/setup/patience'

export default defineConfig({
  test: {
    // Vitest leaves one processor to itself unless told otherwise, and most of the time it is idle. One worker more than
    // there are processors: the waits that tests are about (a token's end, a time-out) leave theirs to the others.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          name: 'node',
          // A file would import the emulator anew, for two seconds of the processor; no file of these changes a module.
          isolate: false,
          include: ['test/{contract,cloud,emulator,scripts,local,deploy}/**/*.test.ts'],
          globalSetup: 'test/setup/functions.ts',
          ...patience,
        },
      },
      {
        test: {
          name: 'journey',
          isolate: false,
          include: ['test/journey/**/*.test.ts'],
          globalSetup: 'test/setup/functions.ts',
          ...patience,
        },
      },
      'test/{src,transports,weapp}/vitest.config.ts',
    ],
  },
})
