import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RULE_PAGES } from '@fleet/validation'
import { expect, test } from 'vitest'
import { rulePageFiles } from './rule-page.ts'

const FOLDER = join(import.meta.dirname, '../../../../docs/rules')

test('docs/rules is what the rules say; `pnpm docs:rules` fixes it', () => {
  const written = new Map(
    readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const),
  )
  expect(written).toEqual(rulePageFiles())
})

test.each(RULE_PAGES.map((rule) => [rule.id, rule] as const))(
  '%s says all that its page needs',
  (_, rule) => {
    const { summary: demands, rationale: why, example, fix } = rule
    for (const text of [demands, why, fix]) expect(text).toMatch(/[.)]$/)
    expect(example?.refused).toBeTruthy()
    expect(example?.accepted).toBeTruthy()
    expect(example?.refused).not.toBe(example?.accepted)
  },
)
