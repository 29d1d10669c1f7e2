'use strict'
/**
 * Ends what the emulator leaves behind. An emulator that was killed cannot end its functions, and a function in an
 * endless loop never hears that its emulator is gone. So this process of its own is told of each of them, by lines
 * `+ <pid>` and `- <pid>`, and ends those that are left when there is nobody at the other end any more.
 */
const { createInterface } = require('node:readline')

/** @type {Set<number>} */
const processes = new Set()

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [what, pid] = line.split(' ')
    if (what === '+') processes.add(Number(pid))
    else processes.delete(Number(pid))
  })
  .on('close', () => {
    for (const pid of processes) {
      try {
        process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
      } catch {
        // Already gone.
      }
    }
  })
