'use strict'
/**
 * The folder is loaded as if it had been uploaded: nothing lies above it. So a `package.json` of the project
 * around it does not make its files ES modules, and a package of the project's own `node_modules` is found only
 * if the function's package.json asks for it (云端安装依赖 would install it). Otherwise a missing dependency
 * would show up in the cloud for the first time.
 */
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')

/** @param {string} folder @param {string} file */
function inside(folder, file) {
  return file === folder || file.startsWith(folder + path.sep)
}

/** @param {string} folder @returns {{ dependencies?: Record<string, string> } | undefined} */
function manifestOf(folder) {
  const file = path.join(folder, 'package.json')
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined
}

/** @param {string} request `@scope/name/file` → `@scope/name` */
function packageOf(request) {
  return request.split('/', request.startsWith('@') ? 2 : 1).join('/')
}

/** @param {string} folder @param {ReadonlySet<string>} dependencies @param {string[]} packages */
function keepPackagesInside(folder, dependencies, packages) {
  const resolve = Module._resolveFilename
  Module._resolveFilename = function (request, parent, ...rest) {
    const own = parent?.filename && inside(folder, parent.filename)
    if (!own || dependencies.has(packageOf(request))) return resolve.call(this, request, parent, ...rest)
    const paths = parent.paths
    const within = paths.filter((/** @type {string} */ candidate) => inside(folder, candidate))
    parent.paths = [...within, ...packages]
    try {
      return resolve.call(this, request, parent, ...rest)
    } finally {
      parent.paths = paths
    }
  }
}

/** @param {string} folder */
function readFilesAsCommonJs(folder) {
  const load = Module._extensions['.js']
  Module._extensions['.js'] = function (module, filename) {
    if (!inside(folder, filename) || filename.includes(`${path.sep}node_modules${path.sep}`)) {
      return load(module, filename)
    }
    module._compile(fs.readFileSync(filename, 'utf8'), filename)
  }
}

/** @param {{ folder: string, entry: string, packages?: string }} settings */
function loadAsUploaded({ folder, entry, packages }) {
  const manifest = manifestOf(folder)
  const dependencies = new Set(packages === undefined ? Object.keys(manifest?.dependencies ?? {}) : [])
  keepPackagesInside(folder, dependencies, packages === undefined ? [] : [packages])
  if (!manifest) readFilesAsCommonJs(folder)
  noteWhatIsRead(folder)
  return require(entry)
}

/** Own file → its mtime just before it was read: what is written while it runs is another one. @type {Map<string, number>} */
const read = new Map()

/** @param {string} folder */
function noteWhatIsRead(folder) {
  const { load } = Module.prototype
  Module.prototype.load = function (/** @type {string} */ filename) {
    if (inside(folder, filename) && !isPackage(folder, filename)) {
      read.set(filename, fs.statSync(filename, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    }
    return load.call(this, filename)
  }
}

/**
 * The function's own files that were loaded since the last time, each with its mtime; undefined where there are none.
 * @returns {Record<string, number> | undefined}
 */
function newlyLoaded() {
  if (read.size === 0) return undefined
  const fresh = Object.fromEntries(read)
  read.clear()
  return fresh
}

/** @param {string} folder @param {string} file */
function isPackage(folder, file) {
  return file.slice(folder.length).includes(`${path.sep}node_modules${path.sep}`)
}

module.exports = { loadAsUploaded, newlyLoaded }
