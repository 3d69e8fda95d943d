import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundleFile, bundleFolder } from '../src/bundle-file.js'

const repository = join(import.meta.dirname, '../../..')

/** Puts the whole program into one file of a folder, unless that is there already, and removes any before it. */
const makeBundle = async (folder: string): Promise<void> => {
  const name = basename(bundleFile(repository))
  if (!existsSync(join(folder, name))) {
    const { rolldown } = await import('rolldown')
    const bundle = await rolldown({
      input: join(repository, 'apps/build/src/main.ts'),
      platform: 'node',
    })
    const unfinished = `unfinished-${process.pid}.mjs`
    // Minified, for half of a small build is spent on reading it.
    await bundle.write({ dir: folder, entryFileNames: unfinished, codeSplitting: false, minify: true })
    // Whoever is killed before this leaves no file that could be taken for the program.
    renameSync(join(folder, unfinished), join(folder, name))
  }
  for (const old of readdirSync(folder)) if (old !== name) rmSync(join(folder, old))
}

try {
  await makeBundle(process.argv[2] ?? bundleFolder(repository))
} catch (error) {
  // The sources run just as well, only slower to start.
  process.stderr.write(
    `The program was not bundled: ${error instanceof Error ? error.message : String(error)}\n`,
  )
}
