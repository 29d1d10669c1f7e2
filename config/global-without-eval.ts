import type { Compiler, RuntimeModule } from 'webpack'

const name = 'GlobalWithoutEval'

/**
 * Webpack finds the global object with `new Function('return this')` where `globalThis` is missing. WeChat
 * forbids that, and its check of an upload may refuse code that so much as contains it. Only Taro's runtime
 * asks for the global object, to copy from it what is there, and does without.
 */
export class GlobalWithoutEval {
  apply(compiler: Compiler) {
    compiler.hooks.compilation.tap(name, (compilation) => {
      compilation.hooks.runtimeModule.tap(name, (module: RuntimeModule) => {
        if (module.name !== 'global') return
        module.generate = () =>
          `${compiler.webpack.RuntimeGlobals.global} = typeof globalThis === 'object' ? globalThis : {};`
      })
    })
  }
}
