/** Timers that end with the phone they belong to. */
export function createTimers() {
  const timeouts = new Set<NodeJS.Timeout>()
  const keep = (timer: NodeJS.Timeout) => {
    timeouts.add(timer)
    return Number(timer)
  }
  const end = (timer?: number) => clearTimeout(timer)
  return {
    globals: {
      setTimeout: (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
        keep(setTimeout(run, ms, ...args)),
      setInterval: (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
        keep(setInterval(run, ms, ...args)),
      clearTimeout: end,
      clearInterval: end,
    },
    stop: () => timeouts.forEach((timer) => clearTimeout(timer)),
  }
}
