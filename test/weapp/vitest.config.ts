import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { patience } from '../setup/patience'

const root = import.meta.dirname

/** The built mini programs in a runtime like WeChat's. `npm run build` comes first. */
export default defineConfig({
  cacheDir: resolve(root, '../../node_modules/.vite/weapp'),
  test: {
    name: 'weapp',
    root,
    include: ['*.test.ts'],
    provide: { dist: process.env.WEAPP_DIST ?? resolve(root, '../../dist') },
    ...patience,
  },
})
