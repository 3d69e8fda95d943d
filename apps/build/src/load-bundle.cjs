const { closeSync, openSync, readSync, statSync } = require('node:fs')
const { createRequire } = require('node:module')
const { dirname } = require('node:path')
const { Script } = require('node:vm')

/** Where the compiled code of a bundle is kept. */
const codeFile = (/** @type {string} */ bundle) => `${bundle}.code`

/** Where the data of a bundle are kept, as lines of JSON. */
const textsFile = (/** @type {string} */ bundle) => `${bundle}.json`

/** The module that a bundle reads them by: `textAt` gives the line that begins at a place. */
const TEXTS = 'bundle-texts'

/** What makes a program one function, at both ends of its file: put there when it is read, it would copy the whole program. */
const WRAPPER = /** @type {const} */ ([
  '(function (exports, require, module, __filename, __dirname) {',
  '\n})\n',
])

/**
 * Runs a bundle, from its compiled code if there is any that this Node takes. Node's own cache of compiled code holds no
 * function that was compiled when it was first called, and those are most of a program: to compile them took a third
 * of a small build.
 * @param {string} bundle
 */
const loadBundle = (bundle) => {
  const code = sizeOf(codeFile(bundle))
  // Memory that is touched for the first time costs more than what is read into it: one file is read after the other.
  const memory = Buffer.allocUnsafeSlow(Math.max(sizeOf(bundle), code, sizeOf(textsFile(bundle))))
  const source = read(bundle, memory).toString('latin1')
  const script = new Script(source, {
    filename: bundle,
    cachedData: code > 0 ? read(codeFile(bundle), memory) : undefined,
  })
  const texts = read(textsFile(bundle), memory)
  const textAt = (/** @type {number} */ place) => texts.toString('latin1', place, texts.indexOf('\n', place))
  const ofNode = /** @type {(name: string) => unknown} */ (createRequire(bundle))
  const require = (/** @type {string} */ name) => (name === TEXTS ? { textAt } : ofNode(name))
  const module = { exports: /** @type {typeof import('./main.ts')} */ ({}) }
  const run = /** @type {(...scope: unknown[]) => void} */ (script.runInThisContext())
  run(module.exports, require, module, bundle, dirname(bundle))
  return { program: module.exports, script }
}

/** @param {string} file */
const sizeOf = (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** @type {(file: string, memory: Buffer) => Buffer} */
const read = (file, memory) => {
  const opened = openSync(file, 'r')
  try {
    return memory.subarray(0, readSync(opened, memory, 0, memory.length, 0))
  } finally {
    closeSync(opened)
  }
}

module.exports = { codeFile, loadBundle, TEXTS, textsFile, WRAPPER }
