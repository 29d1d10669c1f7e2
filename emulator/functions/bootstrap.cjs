'use strict'
/**
 * The process of one function instance, as SCF runs it: load the folder once, then one call at a time.
 * Plain CommonJS, because it must start in milliseconds and without the project's tools. It may wait in reserve
 * until it is told its function: before that nothing here may depend on one.
 *
 * @typedef {import('./messages').LoadMessage} LoadMessage
 * @typedef {import('./messages').CallMessage} CallMessage
 * @typedef {import('./messages').InstanceMessage} InstanceMessage
 * @typedef {(event: unknown, context: unknown, callback?: (error: unknown, result?: unknown) => void) => unknown} Handler
 */
const { AsyncLocalStorage } = require('node:async_hooks')
const Module = require('node:module')
const { inspect } = require('node:util')
const { captureOutput } = require('./bootstrap-output.cjs')
const { loadAsUploaded, newlyLoaded } = require('./bootstrap-modules.cjs')
const { markRequests } = require('./bootstrap-requests.cjs')

const spans = new AsyncLocalStorage()
/** @type {LoadMessage} */
let settings
/** @type {CallMessage | undefined} */
let current

// The function must not find the channel: what it sends there would be taken for the platform's word.
const send = /** @type {(message: InstanceMessage, sent?: () => void) => boolean} */ (process.send).bind(
  process,
)
for (const name of ['send', 'disconnect']) {
  Object.defineProperty(process, name, { value: undefined, configurable: true })
}

const flushOutput = captureOutput((line, stderr) => send({ type: 'log', line, stderr }))

process.on('disconnect', () => process.exit(0))
// Node hands unhandled rejections on to here as well.
process.on('uncaughtException', (error) => {
  flushOutput()
  send(failure(error, true), () => process.exit(1))
})

/** @param {unknown} error @param {boolean} fatal @returns {InstanceMessage} */
function failure(error, fatal) {
  return { type: 'failure', message: (error instanceof Error && error.stack) || inspect(error), fatal }
}

/** @returns {Handler} */
function loadHandler() {
  const name = settings.handler.split('.')[1] ?? 'main'
  const handler = loadAsUploaded(settings)?.[name]
  if (typeof handler !== 'function')
    throw new TypeError(`${settings.entry} does not export the function "${name}"`)
  return handler
}

/**
 * Calls the handler in any of its three forms: async, returning a value, or with a callback.
 * https://cloud.tencent.com/document/product/583/67790
 * @param {Handler} handler @param {unknown} event @param {unknown} context
 */
async function run(handler, event, context) {
  if (handler.length < 3) return handler(event, context)
  return new Promise((resolve, reject) => {
    const returned = handler(event, context, (error, result) => (error ? reject(error) : resolve(result)))
    if (returned !== undefined) resolve(returned)
  })
}

function forgetCaller() {
  for (const name of Object.keys(current?.variables ?? {})) Reflect.deleteProperty(process.env, name)
  current = undefined
}

/** @param {Handler} handler @param {CallMessage} call @returns {Promise<InstanceMessage>} */
async function answer(handler, call) {
  try {
    const result = await spans.run(call.span, () => run(handler, JSON.parse(call.event), call.context))
    const body = JSON.stringify(result) ?? 'null'
    const bytes = Buffer.byteLength(body)
    return bytes > settings.maxResponse ? { type: 'too-large', bytes } : { type: 'answer', body }
  } catch (error) {
    return failure(error, false)
  }
}

function reportFiles() {
  const files = newlyLoaded()
  if (files) send({ type: 'loaded', files })
}

/** @param {Handler} handler */
function serve(handler) {
  process.on('message', async (/** @type {CallMessage} */ call) => {
    forgetCaller()
    current = call
    Object.assign(process.env, call.variables)
    const message = await answer(handler, call)
    flushOutput()
    forgetCaller()
    reportFiles()
    send(message)
  })
  reportFiles()
  send({ type: 'ready' })
}

/** As if the process had been started with them; Node has read NODE_PATH already. */
function enter() {
  Object.assign(process.env, settings.environment)
  Module._initPaths()
  process.argv = [process.execPath, settings.folder]
  process.chdir(settings.folder)
}

process.once('message', (/** @type {LoadMessage} */ told) => {
  settings = told
  // A request of work that an earlier call left behind belongs to that call: hence not simply `current`.
  markRequests(settings, () => spans.getStore() ?? current?.span)
  try {
    enter()
    serve(spans.run(settings.span, loadHandler))
  } catch (error) {
    flushOutput()
    send(failure(error, true), () => process.exit(1))
  }
})
