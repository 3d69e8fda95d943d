/**
 * Where the scripts of package.json enter the program. In JavaScript: Node loads its TypeScript parser for whatever
 * comes before the compile cache, and that takes as long as a fifth of a whole build.
 */
import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleFile } from './bundle-file.js'

const repository = join(import.meta.dirname, '../../..')
enableCompileCache(join(repository, 'node_modules/.cache/node-compile'))

const bundle = bundleFile(repository)
const isBundled = existsSync(bundle)
const { main } = isBundled
  ? /** @type {typeof import('./main.ts')} */ (await import(pathToFileURL(bundle).href))
  : await import('./main.ts')
await main(process.argv.slice(2), { repository, ...(isBundled && { program: basename(bundle) }) })
