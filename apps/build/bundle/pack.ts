import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { toolArguments } from '@fleet/command-line'
import { writeNpmPackage } from './npm-package.ts'

const { operands } = toolArguments({
  help: `Packs the npm package.

  pnpm run pack [FOLDER]

  FOLDER   where the tarball is written (by default dist/)
`,
  operands: [0, 1],
})

const folder = resolve(operands[0] ?? join(import.meta.dirname, '../../../dist'))
mkdirSync(folder, { recursive: true })
await writeNpmPackage(join(folder, 'package'))
execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
  cwd: join(folder, 'package'),
  stdio: ['ignore', 'inherit', 'inherit'],
})
