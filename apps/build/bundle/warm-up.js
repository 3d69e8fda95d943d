/**
 * Runs a bundle once and keeps its compiled code, with every function that a build calls: `node warm-up.js BUNDLE`. It
 * is JavaScript: compiled code fits only a process with the same options.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeFile, loadBundle } from '../src/bundle.js'
import { replaceFile } from '../src/disk/replace-file.ts'

const [bundle = ''] = process.argv.slice(2)
const out = mkdtempSync(join(tmpdir(), 'fleet-code-'))
try {
  const loaded = loadBundle(bundle)
  await loaded?.program.main(['build', '--out', out], {
    repository: out,
    importModule: (/** @type {string} */ specifier) => import(specifier),
  })
  if (process.exitCode === 0)
    for (const [file, script] of loaded?.scripts ?? []) replaceFile(codeFile(file), script.createCachedData())
} finally {
  rmSync(out, { recursive: true, force: true })
}
