import { defineConfig } from 'vitest/config'

/** The built mini programs in a runtime like WeChat's. `npm run build` comes first. */
export default defineConfig({
  cacheDir: '../../node_modules/.vite/weapp',
  test: {
    name: 'weapp',
    root: import.meta.dirname,
    include: ['*.test.ts'],
    testTimeout: 20_000,
  },
})
