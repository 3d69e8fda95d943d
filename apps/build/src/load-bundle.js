const { readFileSync } = process.getBuiltinModule('node:fs')
const { createRequire } = process.getBuiltinModule('node:module')
const { dirname } = process.getBuiltinModule('node:path')
const { Script } = process.getBuiltinModule('node:vm')

/** Where the compiled code of a bundle is kept. */
export const codeFile = (/** @type {string} */ bundle) => `${bundle}.code`

/**
 * Runs a bundle, from its compiled code if there is any that this Node takes. Node's own cache of compiled code holds no
 * function that was compiled when it was first called, and those are most of a program: to compile them took a third
 * of a small build.
 * @param {string} bundle
 */
export const loadBundle = (bundle) => {
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(bundle, 'latin1')}\n})`
  const script = new Script(source, { filename: bundle, cachedData: codeOf(bundle) })
  const module = { exports: /** @type {typeof import('./main.ts')} */ ({}) }
  const run = /** @type {(...scope: unknown[]) => void} */ (script.runInThisContext())
  run(module.exports, createRequire(bundle), module, bundle, dirname(bundle))
  return { program: module.exports, script }
}

/** @param {string} bundle */
const codeOf = (bundle) => {
  try {
    return readFileSync(codeFile(bundle))
  } catch {
    return undefined
  }
}
