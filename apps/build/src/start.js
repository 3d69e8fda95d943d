/**
 * Where the scripts of package.json enter the program. In JavaScript: Node loads its TypeScript parser for whatever
 * comes before the compile cache, and that takes as long as a fifth of a whole build. Here and in what it imports, Node's
 * own modules are asked for and not imported: an import reads all that a module exports, and so loads what waits to be
 * asked for: three hundredths of all that a small build computes.
 */
const { existsSync } = process.getBuiltinModule('node:fs')
const { enableCompileCache } = process.getBuiltinModule('node:module')
const { basename, join } = process.getBuiltinModule('node:path')
import { bundleFile } from './bundle-file.js'
import { setFlags } from './flags.js'
import { loadBundle } from './load-bundle.js'

const repository = join(import.meta.dirname, '../../..')
enableCompileCache(join(repository, 'node_modules/.cache/node-compile'))

const bundle = bundleFile(repository)

/** The program from its bundle; nothing where there is none, or none that runs: the sources do. */
const bundled = () => {
  if (!existsSync(bundle)) return undefined
  try {
    return loadBundle(bundle).program
  } catch {
    return undefined
  }
}

const program = bundled()
const { main } = program?.main ? program : await import('./main.ts')
setFlags()
await main(process.argv.slice(2), {
  repository,
  importModule: (specifier) => import(specifier),
  ...(program?.main && { program: basename(bundle) }),
})
