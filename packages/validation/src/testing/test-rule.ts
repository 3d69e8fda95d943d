import { join } from 'node:path'
import { InternalError, type Finding } from '@fleet/model'
import { describe, expect, it } from 'vitest'
import { RULE_DOCS } from '../rules/rule-docs.ts'
import { rulePage } from '../rules/rule/rule-page.ts'
import type { RuleDocs } from '../rules/rule/rule.ts'
import { findingsAfter, findingsAgainst, type Change } from './sample-trees.ts'
import { diffOf } from './tree-diff.ts'

/** What the trees are after some changes, in a few words. */
interface Case {
  readonly name: string
  readonly changes: readonly Change[]
  /** What comes before them; of a rule about changes, what Flux has applied. */
  readonly before?: readonly Change[]
}

/** A case that this rule refuses, and no other. */
interface InvalidCase extends Case {
  /** What a finding says, where the case is about that. */
  readonly findings?: readonly Partial<Finding>[]
}

/** The cases of a rule. The first invalid one is the example on its page. */
interface RuleCases {
  readonly valid?: readonly Case[]
  readonly invalid: readonly InvalidCase[]
}

/** Tests a rule on the sample trees, and its page in docs/rules: `pnpm docs:rules` writes the pages. */
export const testRule = (rule: RuleDocs, cases: RuleCases): void => {
  testCases(rule, cases, ({ before = [], changes }) => findingsAfter(...before, ...changes))
}

/** Tests a rule about changes of the sample trees. */
export const testChangeRule = (rule: RuleDocs, cases: RuleCases): void => {
  testCases(rule, cases, ({ before = [], changes }) => findingsAgainst(before, changes))
}

type Find = (one: Case) => Promise<readonly Finding[]>

const testCases = (rule: RuleDocs, { valid = [], invalid }: RuleCases, find: Find): void => {
  // oxlint-disable-next-line vitest/valid-title -- An id is a string.
  describe(rule.id, () => {
    it.each(valid)('accepts $name', async (one) => {
      expect(await find(one)).toEqual([])
    })

    it.each(invalid)('refuses $name', async (one) => {
      const found = await find(one)
      expect([...new Set(found.map((finding) => finding.rule))]).toEqual([rule.id])
    })

    it.each(invalid.filter(({ findings }) => findings))('says what is wrong with $name', async (one) => {
      expect(await find(one)).toMatchObject(one.findings ?? [])
    })

    it('has a page with its first invalid case', async () => {
      const [{ name, changes, before = [] } = NO_CASE] = invalid
      const listed = RULE_DOCS.find(({ id }) => id === rule.id)
      if (!listed) throw new InternalError(`the index of the folder of ${rule.id} does not list it`)
      const diff = diffOf(changes, before)
      expect(diff).not.toBe('')
      const page = rulePage(listed, { name, diff })
      await expect(page).toMatchFileSnapshot(join(PAGES, `${rule.id}.md`))
    })
  })
}

const NO_CASE: InvalidCase = { name: '', changes: [] }

const PAGES = join(import.meta.dirname, '../../../../docs/rules')
