/**
 * Where the scripts of package.json enter the program. A CommonJS module, as what it requires is: Node loads those in half the
 * time. And in JavaScript: Node loads its TypeScript parser for whatever comes before the compile cache, and that takes as long
 * as a fifth of a whole build.
 */
const { enableCompileCache } = require('node:module')
const { basename, join } = require('node:path')
const { fileURLToPath } = require('node:url')

const repository = join(__dirname, '../../..')
enableCompileCache(join(repository, 'node_modules/.cache/node-compile'))

const { bundleFile } = require('./bundle-file.cjs')
const { setFlags } = require('./flags.cjs')
const { loadBundle } = require('./load-bundle.cjs')

const bundle = bundleFile(repository)

/** The program from its bundle; nothing where there is none, or none that runs: the sources do. */
const bundled = () => {
  try {
    return bundle === undefined ? undefined : loadBundle(bundle).program
  } catch {
    return undefined
  }
}

/**
 * Requires the inventory, which takes half as long as to import it; imports it where it waits for something.
 * @param {string} specifier a package, or a file's URL
 * @returns {Promise<unknown>}
 */
const importModule = async (specifier) => {
  try {
    return require(specifier.startsWith('file:') ? fileURLToPath(specifier) : specifier)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_REQUIRE_ASYNC_MODULE')
      return import(specifier)
    throw error
  }
}

const start = async () => {
  const program = bundled()
  const { main } = program?.main ? program : await import('./main.ts')
  setFlags()
  await main(process.argv.slice(2), {
    repository,
    importModule,
    ...(bundle !== undefined && program?.main && { program: basename(bundle) }),
  })
}

void start()
