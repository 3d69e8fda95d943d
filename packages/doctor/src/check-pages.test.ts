import { globSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkPage } from './check-page.ts'
import { CHECKS } from './checks/index.ts'

const PAGES = join(import.meta.dirname, '../../../docs/checks')

const ids = CHECKS.map(({ id }) => id)

/** The folder of each check, which is its subject, by the name of its file, which is its id. */
const subjects = new Map(
  globSync('*/*.ts', { cwd: join(import.meta.dirname, 'checks'), exclude: ['**/*.test.ts'] })
    .map((file) => [basename(file, '.ts'), dirname(file)] as const)
    .filter(([name]) => ids.includes(name)),
)

describe('the registry', () => {
  it('lists each check once', () => {
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
  })

  it('lists checks whose files have their names', () => {
    expect([...subjects.keys()].toSorted()).toEqual(ids.toSorted())
  })

  it('lists the checks on a page of their own', async () => {
    const bySubject = Map.groupBy(CHECKS, ({ id }) => subjects.get(id))
    const lists = [...bySubject].map(
      ([subject, checks]) =>
        `## ${subject}\n\n${checks.map(({ id, title }) => `- [${id}](${id}.md): ${title}`).join('\n')}`,
    )
    await expect(`${[INTRODUCTION, ...lists].join('\n\n')}\n`).toMatchFileSnapshot(join(PAGES, 'README.md'))
  })

  it('has no page of a check that is gone', () => {
    const pages = readdirSync(PAGES).map((name) => basename(name, '.md'))
    expect(pages.filter((page) => page !== 'README' && !ids.includes(page))).toEqual([])
  })
})

const INTRODUCTION = `# Checks of the running fleet

\`pnpm doctor\` asks these of the running clusters, side by side, and changes nothing there. A check says what is true where all is well. What
cannot be asked is reported as not asked, and never counts as passed. \`pnpm doctor --explain CHECK\` prints a page; \`pnpm docs:rules checks\` makes
these of the checks. By symptom: [troubleshooting](../troubleshooting.md).`

describe.each(CHECKS.map((check) => [check.id, check] as const))('%s', (id, check) => {
  it('has a page', async () => {
    await expect(checkPage(check)).toMatchFileSnapshot(join(PAGES, `${id}.md`))
  })

  it('has a title and a rationale of whole sentences, and a way by hand', () => {
    for (const text of [check.title, check.rationale]) expect(text).toMatch(/[.)]$/)
    expect(check.byHand).not.toEqual([])
    expect(check.needs).not.toEqual([])
  })
})
