import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundleFile, bundleFolder } from '../src/bundle-file.js'

const repository = join(import.meta.dirname, '../../..')

/** Puts the whole program into one file, unless that is there already. `pnpm install` does it last. */
const makeBundle = async (): Promise<void> => {
  const file = bundleFile(repository)
  if (existsSync(file)) return
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({
    input: join(repository, 'apps/build/src/main.ts'),
    platform: 'node',
  })
  const folder = bundleFolder(repository)
  // Minified, for half of a small build is spent on reading it.
  await bundle.write({ dir: folder, entryFileNames: basename(file), codeSplitting: false, minify: true })
  for (const old of readdirSync(folder)) if (old !== basename(file)) rmSync(join(folder, old))
}

try {
  await makeBundle()
} catch (error) {
  // The sources run just as well, only slower to start.
  process.stderr.write(
    `The program was not bundled: ${error instanceof Error ? error.message : String(error)}\n`,
  )
}
