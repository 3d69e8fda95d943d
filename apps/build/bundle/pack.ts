/** Packs the npm package: `pnpm run pack [FOLDER]` writes the tarball into a folder, by default dist/. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeNpmPackage } from './npm-package.ts'

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../../dist'))
mkdirSync(folder, { recursive: true })
await writeNpmPackage(join(folder, 'package'))
execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
  cwd: join(folder, 'package'),
  stdio: ['ignore', 'inherit', 'inherit'],
})
