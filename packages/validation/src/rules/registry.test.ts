import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULES } from './index.ts'

const ids = RULES.map(({ id }) => id)

const textsOf = (pattern: string): ReadonlyMap<string, string> =>
  new Map(
    globSync(pattern, { cwd: import.meta.dirname, exclude: ['suppressions/**'] }).map((path) => [
      basename(path, '.ts'),
      readFileSync(join(import.meta.dirname, path), 'utf8'),
    ]),
  )

const files = textsOf('*/*.ts')

const STATES_AN_ID = /^ {2}id: '/m

/** Whether a test has a fault that this rule, and no other, refuses. */
const hasExclusiveFault = (test: string, id: string): boolean => {
  const onlyThis = String.raw`\[\s*'${id}',?\s*\]`
  const [, list = onlyThis] = new RegExp(String.raw`const (\w+) = ${onlyThis}`).exec(test) ?? []
  return [
    String.raw`\.toEqual\(\s*(${onlyThis}|${list}),?\s*\)`,
    String.raw`expect\(await findings\w+\(.+\)\)\.toMatchObject\(\[\s*\{ rule: '${id}'[^{}]*\},?\s*\]\)`,
    String.raw`expect\(findings\)\.toMatchObject\(\[\s*\{ rule: '${id}'[^{}]*\},?\s*\]\)`,
  ].some((pattern) => new RegExp(pattern).test(test))
}

describe('the registry', () => {
  it('lists each rule once', () => {
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
  })

  it('lists every rule that there is', () => {
    const written = [...files].filter(([, text]) => STATES_AN_ID.test(text)).map(([name]) => name)
    expect(ids.toSorted()).toEqual(written.toSorted())
  })
})

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('is named in the grammar of rules', () => {
    expect(id).toMatch(/^(no-missing|require|unique|valid|ban)-[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('stands in a file of its own', () => {
    expect(files.get(id)).toContain(`id: '${id}'`)
  })

  it('says all that its page needs', () => {
    const { summary: demands, rationale: why, example, fix } = rule
    for (const text of [demands, why, fix, example.refused, example.accepted]) expect(text).toMatch(/\S/)
    expect(example.refused).not.toBe(example.accepted)
  })

  it('has a test twin with a fault that it alone refuses', () => {
    const twin = files.get(`${id}.test`)
    expect(twin).toBeDefined()
    expect(hasExclusiveFault(twin ?? '', id)).toBe(true)
  })
})
