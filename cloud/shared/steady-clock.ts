let wall = Date.now()
let monotonic = performance.now()
let passed = 0

/**
 * ms that have passed for this instance, for what lasts longer than one call: it never goes back. When somebody sets the
 * machine's clock back, it goes on with the monotonic one; and when that stood still, because the platform had frozen the
 * instance between two calls, it goes on with the machine's. Within one call `performance.now()` will do.
 */
export function steadyNow(): number {
  const [wallBefore, monotonicBefore] = [wall, monotonic]
  wall = Date.now()
  monotonic = performance.now()
  passed += Math.max(wall - wallBefore, monotonic - monotonicBefore)
  return passed
}
