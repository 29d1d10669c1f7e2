import type { Compiler } from 'webpack'

/**
 * Taro and its server ask for everything about every module after every build, to print nothing of it: half of the work
 * of a changed line, while the page still waits. Whoever does not say what they want of a build's statistics gets what
 * is wrong with it.
 */
export class BriefStats {
  apply(compiler: Compiler) {
    compiler.hooks.compilation.tap('BriefStats', ({ hooks }) => {
      // Webpack's own plugins come later and fill in what is still open.
      hooks.statsNormalize.tap('BriefStats', (wanted) => {
        wanted.all ??= false
        wanted.errors ??= true
        wanted.warnings ??= true
      })
    })
  }
}
