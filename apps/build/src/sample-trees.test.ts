import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProgram } from './testing/run-program.ts'

const FIXTURES = join(import.meta.dirname, '../../../packages/validation/fixtures')

test('the trees of rule tests are generated from their own fleet; otherwise run `pnpm fixtures`', async () => {
  const args = ['--inventory', join(FIXTURES, 'fleet/index.ts'), '--out', join(FIXTURES, 'trees')]
  expect(await runProgram('check', ...args)).toMatchObject({ code: 0 })
})
