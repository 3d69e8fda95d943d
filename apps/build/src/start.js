/**
 * The entry of the scripts in package.json: the bundle where it is exact, otherwise the sources. It is JavaScript, for
 * Node's TypeScript loader takes a fifth of a build's time.
 */
import { existsSync } from 'node:fs'
import module from 'node:module'
import { basename, join } from 'node:path'
import { bundleOf, loadBundle } from './bundle.js'
import { requireNode } from './required-node.js'

requireNode()

const repository = join(import.meta.dirname, '../../..')
const cache = join(repository, 'node_modules/.cache')
// For the inventory, which is TypeScript outside the bundle: the loader runs only for what is not cached.
module.enableCompileCache(join(cache, 'node-compile'))

// pnpm runs a script in its package's folder. Paths on the command line start from where the caller is.
const { INIT_CWD: caller } = process.env
if (caller !== undefined && process.cwd() === repository && existsSync(caller)) process.chdir(caller)

const bundle = bundleOf(repository)
const bundled = bundle === undefined ? undefined : loadBundle(bundle)
if (!bundled && process.stderr.isTTY)
  process.stderr.write('runs from the sources, which takes seconds; `pnpm bundle` makes it fast\n')
const { main } = bundled?.program ?? (await import('./main.ts'))

await main(process.argv.slice(2), {
  repository,
  cache,
  // A script in `node:vm` cannot import.
  importModule: (specifier) => import(specifier),
  ...(bundle !== undefined && bundled && { program: basename(bundle) }),
})
