import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { toolArguments } from '@fleet/command-line'

toolArguments({
  help: `Writes docs/rules from the rules and their tests, docs/inventory.md from the schemas, and the outputs in docs/adopt.md.

  pnpm docs:rules
`,
})

/** The tests that hold the pages to what they are made from. */
const PAGES = [
  'packages/validation/src/rules',
  'packages/model/src/reference',
  'apps/build/src/adopt-page.test.ts',
]

const VITEST = 'node_modules/vitest/vitest.mjs'

const { status } = spawnSync(process.execPath, [VITEST, 'run', '--update=all', ...PAGES], {
  cwd: join(import.meta.dirname, '../..'),
  stdio: 'inherit',
})
process.exitCode = status ?? 1
