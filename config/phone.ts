import { type Compiler, EvalSourceMapDevToolPlugin, ProgressPlugin, type Stats } from 'webpack'

/** What the build of a phone says to who began it. */
export type PhoneNews =
  | { type: 'progress'; percent: number }
  /** `errors` is empty where there is a new build. */
  | { type: 'built'; errors: string[]; seconds: number }

/** What it is told: to lay these errors over the app, or, where there are none, to take them away. */
export interface PhoneOrder {
  type: 'show'
  errors: string[]
}

/**
 * `npm start` builds each app for its phone and keeps the process: `PHONE_SOCKET` is the port on which the phone's page
 * then hears of changes. It is read here and nowhere else; without it, a build for the browser is one to keep.
 */
export const phoneSocket = Number(process.env.PHONE_SOCKET) || undefined

/** Of webpack-dev-server. */
interface PageServer {
  webSocketServer?: { clients: object[] } | null | undefined
  sendMessage(clients: object[], type: string, data?: unknown): void
}

/** The page itself comes from the emulator: what Taro's server has to say is only that there is something new. */
export const phoneServer = (port: number) => ({
  host: '127.0.0.1',
  port,
  open: false,
  static: false as const,
  // Ending in order would take seconds of keeping the cache.
  setupExitSignals: false,
  setupMiddlewares(_: unknown, server: PageServer) {
    process.on('message', ({ errors }: PhoneOrder) => {
      const clients = server.webSocketServer?.clients ?? []
      if (errors.length > 0) server.sendMessage(clients, 'errors', errors)
      else server.sendMessage(clients, 'still-ok')
    })
    return []
  },
  devMiddleware: { writeToDisk: true },
  hot: true,
  client: { logging: 'warn' as const, overlay: { errors: true, warnings: false, runtimeErrors: false } },
})

/** Taro's own packages are written for browsers of today, too: half the time goes into writing them anew. */
export const packagesAsTheyAre = (file: string): boolean => /[\\/]node_modules[\\/]@tarojs[\\/]/.test(file)

/** Tells the parent process how far it is, and ends with it. Maps sources of our own code only: of all it is 9 MB more. */
export class TellParent {
  apply(compiler: Compiler) {
    let last = -1
    new ProgressPlugin((share) => {
      const percent = Math.floor(share * 100)
      if (percent !== last) tell({ type: 'progress', percent: (last = percent) })
    }).apply(compiler)
    new EvalSourceMapDevToolPlugin({ module: true, columns: false, exclude: /node_modules/ }).apply(compiler)
    compiler.hooks.done.tap('TellParent', (stats) => {
      tell({ type: 'built', errors: errorsOf(stats), seconds: (stats.endTime - stats.startTime) / 1000 })
    })
    process.once('disconnect', () => process.exit())
  }
}

const tell = (news: PhoneNews) => process.send?.(news)

const errorsOf = (stats: Stats): string[] =>
  (stats.toJson({ all: false, errors: true }).errors ?? []).map(({ moduleName, loc, message }) =>
    [[moduleName, loc].filter(Boolean).join(' '), message].filter(Boolean).join('\n'),
  )
