/**
 * Where the scripts of package.json enter the program. In JavaScript: Node loads its TypeScript parser for whatever
 * comes before the compile cache, and that takes as long as a fifth of a whole build.
 */
import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { bundleFile } from './bundle-file.js'

// A build is over before the space for young objects would have paid for growing: it stays as small as it starts.
setFlagsFromString('--semi-space-growth-factor=1')

const repository = join(import.meta.dirname, '../../..')
enableCompileCache(join(repository, 'node_modules/.cache/node-compile'))

const bundle = bundleFile(repository)

/**
 * The program from its bundle; nothing where there is none, or none that runs: the sources do.
 * @returns {Promise<typeof import('./main.ts') | undefined>}
 */
const bundled = async () => {
  if (!existsSync(bundle)) return undefined
  try {
    return /** @type {typeof import('./main.ts')} */ (await import(pathToFileURL(bundle).href))
  } catch {
    return undefined
  }
}

const program = await bundled()
const { main } = program?.main ? program : await import('./main.ts')
await main(process.argv.slice(2), { repository, ...(program?.main && { program: basename(bundle) }) })
