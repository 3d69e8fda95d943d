import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toolArguments } from '@fleet/command-line'
import { buildExample, EXAMPLES, installPackage } from './testing/installed-package.ts'

toolArguments({
  help: `Builds the trees of examples/ with the npm package, as their owners would.

  pnpm examples
`,
})

const folder = mkdtempSync(join(tmpdir(), 'fleet-examples-'))
try {
  installPackage(folder)
  for (const name of readdirSync(EXAMPLES)) {
    const { repository, built } = buildExample(name, folder)
    process.stdout.write(built.stdout)
    process.stderr.write(built.stderr)
    if (built.status !== 0) process.exitCode = 1
    rmSync(join(EXAMPLES, name, 'clusters'), { recursive: true })
    cpSync(join(repository, 'clusters'), join(EXAMPLES, name, 'clusters'), { recursive: true })
  }
} finally {
  rmSync(folder, { recursive: true })
}
