import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ToolError, toolArguments } from '@fleet/command-line'

/** The tests that hold the pages to what they are made from. */
const PAGES = {
  rules: 'packages/validation/src/rules',
  checks: 'packages/doctor/src/check-pages.test.ts',
  runbooks: 'apps/build/src/runbooks/runbook-pages.test.ts',
  inventory: 'packages/model/src/reference',
  adopt: 'apps/build/src/adopt-page.test.ts',
} as const satisfies Readonly<Record<string, string>>

const { operands } = toolArguments({
  help: `Writes docs/rules from the rules and their tests, docs/checks from the checks of the running fleet, docs/runbooks from
those of the alerts, docs/inventory.md from the schemas, and the outputs in docs/adopt.md.

  pnpm docs:rules [PART…]

  PART   what is written: ${Object.keys(PAGES).join(', ')} (by default all)
`,
  operands: [0, Object.keys(PAGES).length],
})

const testsOf = (part: string): string => {
  const tests = new Map<string, string>(Object.entries(PAGES)).get(part)
  if (tests === undefined) throw new ToolError(`there is no part ${part}`)
  return tests
}

const parts = operands.length === 0 ? Object.keys(PAGES) : operands

const VITEST = 'node_modules/vitest/vitest.mjs'

const { status } = spawnSync(process.execPath, [VITEST, 'run', '--update=all', ...parts.map(testsOf)], {
  cwd: join(import.meta.dirname, '../..'),
  stdio: 'inherit',
})
process.exitCode = status ?? 1
