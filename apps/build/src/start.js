/**
 * Where the scripts of package.json enter the program: its bundle where that is exact, otherwise its sources. In JavaScript, for Node's
 * reader of TypeScript takes as long to load as a fifth of a build.
 */
import { enableCompileCache } from 'node:module'
import { basename, join } from 'node:path'
import { bundleOf, loadBundle } from './bundle.js'

const repository = join(import.meta.dirname, '../../..')
// For the inventory, which no bundle holds: it is TypeScript, whose reader is loaded only for what is not kept.
enableCompileCache(join(repository, 'node_modules/.cache/node-compile'))

const bundle = bundleOf(repository)
const bundled = bundle === undefined ? undefined : loadBundle(bundle)
const { main } = bundled?.program ?? (await import('./main.ts'))

await main(process.argv.slice(2), {
  repository,
  // A script that is run by `node:vm` imports nothing itself.
  importModule: (specifier) => import(specifier),
  ...(bundle !== undefined && bundled && { program: basename(bundle) }),
})
