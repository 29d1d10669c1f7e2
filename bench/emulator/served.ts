import { type CloudOptions, createCloud } from '../../emulator/index'

/** What a measurement hears of the emulator in a process of its own; bytes. */
export type Served = { url: string; loaded: number } | { heapUsed: number; rss: number }

/** The emulator in a process of its own, told its options as JSON; any message is answered with its memory. */
async function serve(options: CloudOptions): Promise<void> {
  const loaded = performance.now()
  const cloud = await createCloud(options)
  const say = (what: Served) => process.send?.(what)
  process.on('message', () => {
    // Twice: what the first one finalises is freed by the second.
    globalThis.gc?.()
    globalThis.gc?.()
    const { heapUsed, rss } = process.memoryUsage()
    say({ heapUsed, rss })
  })
  process.once('disconnect', () => void cloud.dispose().then(() => process.exit(0)))
  say({ url: cloud.url, loaded })
}

await serve(JSON.parse(process.argv[2] ?? '') as CloudOptions)
