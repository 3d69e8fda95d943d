import { join } from 'node:path'
import { InternalError, type Finding } from '@fleet/model'
import { describe, expect, it } from 'vitest'
import { RULE_DOCS } from '../rules/rule-docs.ts'
import { rulePage } from '../rules/rule/rule-page.ts'
import type { RuleDocs } from '../rules/rule/rule.ts'
import { findingsAfter, type Change } from './sample-trees.ts'
import { diffOf } from './tree-diff.ts'

/** What the trees are after some changes, in a few words. */
interface Case {
  readonly name: string
  readonly changes: readonly Change[]
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
export const testRule = (rule: RuleDocs, { valid = [], invalid }: RuleCases): void => {
  // oxlint-disable-next-line vitest/valid-title -- An id is a string.
  describe(rule.id, () => {
    it.each(valid)('accepts $name', async ({ changes }) => {
      expect(await findingsAfter(...changes)).toEqual([])
    })

    it.each(invalid)('refuses $name', async ({ changes }) => {
      const found = await findingsAfter(...changes)
      expect([...new Set(found.map((finding) => finding.rule))]).toEqual([rule.id])
    })

    it.each(invalid.filter(({ findings }) => findings))('says what is wrong with $name', async (one) => {
      expect(await findingsAfter(...one.changes)).toMatchObject(one.findings ?? [])
    })

    it('has a page with its first invalid case', async () => {
      const [{ name, changes } = NO_CASE] = invalid
      const listed = RULE_DOCS.find(({ id }) => id === rule.id)
      if (!listed) throw new InternalError(`the index of the folder of ${rule.id} does not list it`)
      const page = rulePage(listed, { name, diff: diffOf(changes) })
      expect(diffOf(changes)).not.toBe('')
      await expect(page).toMatchFileSnapshot(join(PAGES, `${rule.id}.md`))
    })
  })
}

const NO_CASE: InvalidCase = { name: '', changes: [] }

const PAGES = join(import.meta.dirname, '../../../../docs/rules')
