'use strict'
/**
 * Whatever the function prints goes to the emulator line by line, in order with its answer. Pipes would lose
 * that order: nothing says when the last byte of a call has been read.
 */

/** Characters; a longer line is cut. */
const LINE = 4000

/**
 * @param {(line: string) => void} emit
 * @returns {() => void} hands on what still waits for its end of line
 */
function captureOutput(emit) {
  const flushes = [process.stdout, process.stderr].map((stream) => capture(stream, emit))
  return () => flushes.forEach((flush) => flush())
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
