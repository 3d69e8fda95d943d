/**
 * Runs a bundle once and keeps its compiled code, with every function that a build calls: `node make-code.js BUNDLE`. In
 * JavaScript and without any flags of V8, for compiled code is good only for the flags that it was made with.
 */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeFile, loadBundle } from '../src/load-bundle.cjs'

const [bundle = ''] = process.argv.slice(2)
const { program, script } = loadBundle(bundle)
const out = mkdtempSync(join(tmpdir(), 'fleet-code-'))
try {
  await program.main(['build', '--out', out], {
    repository: out,
    importModule: (/** @type {string} */ specifier) => import(specifier),
  })
  if (process.exitCode === 0) {
    const unfinished = `${codeFile(bundle)}-${process.pid}`
    writeFileSync(unfinished, script.createCachedData())
    renameSync(unfinished, codeFile(bundle))
  }
} finally {
  rmSync(out, { recursive: true, force: true })
}
