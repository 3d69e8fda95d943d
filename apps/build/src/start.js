/**
 * Where the scripts of package.json enter the program. In JavaScript: Node loads its TypeScript parser for whatever
 * comes before the compile cache, and that takes as long as a fifth of a whole build.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/node-compile'))
await import('./main.ts')
