import { globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULE_DOCS, type ListedRule } from './rule-docs.ts'
import { banEmptyTree } from './ban-empty-tree.ts'
import { banAmbiguousScalar } from './schema/ban-ambiguous-scalar.ts'
import { rulePage } from './rule/rule-page.ts'
import { SUPPRESSION_RULES } from './suppressions/suppression-rules.ts'
import { validManifest } from './valid-manifest.ts'
import { validSettings } from './settings/valid-settings.ts'
import { VALID_RULE } from './valid-rule.ts'

const PAGES = join(import.meta.dirname, '../../../../docs/rules')

const ids = RULE_DOCS.map(({ id }) => id)

/** These are about texts and folders, which a change of objects cannot show: their pages have no example. */
const WITHOUT_EXAMPLE = [
  banAmbiguousScalar,
  banEmptyTree,
  validManifest,
  validSettings,
  VALID_RULE,
  ...SUPPRESSION_RULES,
]

const STATES_AN_ID = /^ {2}id: '([a-z-]+)'/gm

describe('the registry', () => {
  it('lists each rule once', () => {
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
  })

  it('lists every rule that there is', () => {
    const files = globSync('**/*.ts', { cwd: import.meta.dirname, exclude: ['**/*.test.ts'] })
    const written: readonly string[] = files.flatMap((file) =>
      [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(STATES_AN_ID)].map(
        ([, id = '']) => id,
      ),
    )
    expect(ids.toSorted()).toEqual(written.toSorted())
  })

  it('lists the rules on a page of their own', async () => {
    const byCategory = Map.groupBy(RULE_DOCS, ({ category }) => category)
    const lists = [...byCategory].map(
      ([category, rules]) => `## ${category}\n\n${rules.map(line).join('\n')}`,
    )
    await expect(`${[INTRODUCTION, ...lists].join('\n\n')}\n`).toMatchFileSnapshot(join(PAGES, 'README.md'))
  })

  it('has no page of a rule that is gone', () => {
    const pages = readdirSync(PAGES).map((name) => basename(name, '.md'))
    expect(pages.filter((page) => page !== 'README').toSorted()).toEqual(ids.toSorted())
  })
})

const line = ({ id, severity = 'error', ownSeverity = severity, summary }: ListedRule): string =>
  `- [${id}](${id}.md) (${severity}${ownSeverity === severity ? '' : `, own files: ${ownSeverity}`}): ${summary}`

const INTRODUCTION = `# Rules

Every tree fulfils these rules before it is written, and whenever \`pnpm validate\` runs. \`pnpm docs:rules\` makes these pages of the rules and
of their tests. \`pnpm validate --explain RULE\` prints one. The rules of \`changes\` compare two versions of the trees: a build those on the
disk with the new ones, \`pnpm validate --against REF\` those of a Git revision with those on the disk.`

describe.each(RULE_DOCS.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('is named in the grammar of rules', () => {
    expect(id).toMatch(/^(no-missing|require|unique|valid|ban)-[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('has a summary, a rationale and a fix of whole sentences', () => {
    for (const text of [rule.summary, rule.rationale, rule.fix]) expect(text).toMatch(/[.)]$/)
  })
})

const isWithoutExample = ({ id }: ListedRule): boolean => WITHOUT_EXAMPLE.some((rule) => rule.id === id)

it.each(RULE_DOCS.filter((rule) => !isWithoutExample(rule)))(
  '$id has an example, which its test writes',
  ({ id }) => {
    expect(readFileSync(join(PAGES, `${id}.md`), 'utf8')).toContain('## Example')
  },
)

it.each(RULE_DOCS.filter(isWithoutExample))('$id has a page', async (rule) => {
  await expect(rulePage(rule)).toMatchFileSnapshot(join(PAGES, `${rule.id}.md`))
})
