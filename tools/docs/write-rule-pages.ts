import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { toolArguments } from '@fleet/command-line'

toolArguments({
  help: `Writes docs/rules from the rules and their tests, and the outputs in docs/adopt.md.

  pnpm docs:rules
`,
})

const VITEST = 'node_modules/vitest/vitest.mjs'

const { status } = spawnSync(
  process.execPath,
  [VITEST, 'run', '--update=all', 'packages/validation/src/rules', 'apps/build/src/adopt-page.test.ts'],
  { cwd: join(import.meta.dirname, '../..'), stdio: 'inherit' },
)
process.exitCode = status ?? 1
