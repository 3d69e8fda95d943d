import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { toolArguments } from '@fleet/command-line'
import { bundleFolder, bundleOf, codeFile, manifestFile } from '../src/bundle.js'
import { replaceFile } from '../src/disk/replace-file.ts'
import { bundleManifest } from './bundle-manifest.ts'
import { startCommand } from './start-command.ts'

const { operands } = toolArguments({
  help: `Puts the program into one file, which starts ten times as fast as the sources, unless it is there already.

  pnpm bundle [FOLDER]

  FOLDER   where the bundle is written (by default apps/build/dist)
`,
  operands: [0, 1],
})

const repository = join(import.meta.dirname, '../../..')

/**
 * A bundle also runs without its compiled code, and starts more slowly. The code fits only the same options of Node.
 */
const warmUp = (bundle: string): void => {
  const options = startCommand(repository).filter((word) => word.startsWith('--'))
  const program = join(import.meta.dirname, 'warm-up.js')
  spawnSync(process.execPath, [...options, program, bundle], { stdio: 'ignore' })
}

/** Bundles the program into files of a folder, unless they are current, and removes earlier ones. */
const makeBundle = async (folder: string): Promise<void> => {
  const current = bundleOf(repository, folder)
  if (current !== undefined) {
    if (!existsSync(codeFile(current))) warmUp(current)
    return
  }
  const { program, sources } = bundleManifest(repository)
  const compiled = program.replace('program', 'schemas')
  const onDemand = program.replace('program', 'kinds')
  const charts = program.replace('program', 'charts')
  const kubeconfig = program.replace('program', 'kubeconfig')
  const { programScripts } = await import('./program-scripts.ts')
  const scripts = await programScripts({ program, compiled, onDemand, charts, kubeconfig })
  mkdirSync(folder, { recursive: true })
  for (const { name, code } of scripts) replaceFile(join(folder, name), code)
  const file = join(folder, program)
  warmUp(file)
  // The manifest comes last, so an interrupted bundle is never used.
  replaceFile(manifestFile(folder), JSON.stringify({ program, sources }))
  const names = [program, compiled, onDemand]
  const files = [...names, charts, kubeconfig, ...names.map(codeFile), basename(manifestFile(folder))]
  for (const old of readdirSync(folder)) if (!files.includes(old)) rmSync(join(folder, old))
}

try {
  await makeBundle(operands[0] ?? bundleFolder(repository))
} catch (error) {
  // The sources run too; they only start more slowly.
  process.stderr.write(
    `The program was not bundled: ${error instanceof Error ? error.message : String(error)}\n`,
  )
}
