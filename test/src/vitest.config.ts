import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { patience } from '../setup/patience'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Taro's own packages need a mini program or a whole H5 app around them; what is used of them is stood in for. */
export default defineConfig({
  root: at('.'),
  resolve: {
    alias: [
      { find: '@tarojs/components', replacement: at('stand-ins/components.tsx') },
      { find: '@tarojs/taro', replacement: at('stand-ins/taro.ts') },
      { find: '@contract', replacement: at('../../contract/index.ts') },
      { find: /^@\//, replacement: at('../../src/') },
    ],
  },
  test: {
    name: 'src',
    include: ['**/*.test.{ts,tsx}'],
    // NutUI imports style sheets and Taro, so it has to go through the same aliases.
    server: { deps: { inline: [/@nutui/] } },
    css: false,
    mockReset: false,
    setupFiles: at('patience.ts'),
    ...patience,
  },
})
