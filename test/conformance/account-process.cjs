'use strict'
/** Runs the bundled cases of the folder in `argv`, one message each, until the parent lets go. */
const { join } = require('node:path')
const { main } = require(join(process.argv[2] ?? '', 'index.js'))

process.on('message', (/** @type {unknown} */ event) => {
  main(event).then(
    (/** @type {unknown} */ outcome) => process.send?.(outcome),
    (/** @type {Error} */ error) => process.send?.({ error: error.name, message: error.message }),
  )
})
process.on('disconnect', () => process.exit(0))
