'use strict'
/**
 * Whatever the function prints goes to the emulator line by line, in order with its answer. Pipes would lose
 * that order: nothing says when the last byte of a call has been read.
 */

/** Characters; a longer line is cut. */
const LINE = 4000
/** Lines of one call; the others are dropped. A function that only prints would fill the channel otherwise. */
const LINES = 500

/**
 * @param {(line: string, stderr: boolean) => void} emit
 * @returns {() => void} hands on what still waits for its end of line
 */
function captureOutput(emit) {
  let left = LINES
  const flushes = [process.stdout, process.stderr].map((stream) =>
    capture(stream, (line) => {
      if (left-- > 0) emit(line, stream === process.stderr)
    }),
  )
  return () => {
    flushes.forEach((flush) => flush())
    left = LINES
  }
}

/** @param {NodeJS.WriteStream} stream @param {(line: string) => void} emit */
function capture(stream, emit) {
  let rest = ''
  const cut = (/** @type {string} */ line) => (line.length > LINE ? `${line.slice(0, LINE)}…` : line)
  stream.write = (/** @type {string | Uint8Array} */ chunk, /** @type {unknown[]} */ ...more) => {
    const lines = (rest + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) emit(cut(line))
    const written = more.find((argument) => typeof argument === 'function')
    if (written) process.nextTick(written)
    return true
  }
  return () => {
    if (rest) emit(cut(rest))
    rest = ''
  }
}

module.exports = { captureOutput }
