import { fieldsOf, itemsOf } from '@fleet/validation/queries'
import { describe, expect, test } from 'vitest'
import { normaliseRules } from './normalise-rules.ts'
import { readRuleFile } from './read-rule-file.ts'

const FILE = `groups:
  - name: disks
    rules:
      - alert: DiskFull
        expr: sum(node_filesystem_avail_bytes) by (device) < 1e9
        for: 10m
`

const refusal = (text: string) => {
  const read = readRuleFile(text)
  return read.ok ? undefined : read.note
}

describe('a rule file', () => {
  test('is read as Prometheus writes it, and as a PrometheusRule', () => {
    const nested = FILE.replaceAll(/^(?=.)/gm, '  ')
    const manifest = `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: { name: disks }\nspec:\n${nested}`
    expect(readRuleFile(FILE)).toMatchObject({ ok: true, at: [], groups: [{ name: 'disks' }] })
    expect(readRuleFile(manifest)).toMatchObject({ ok: true, at: ['spec'], groups: [{ name: 'disks' }] })
  })

  test.each([
    ['no YAML', 'groups: [}', /is no YAML/, undefined],
    ['nothing', '', /has no groups/, []],
    ['two documents', `${FILE}---\n${FILE}`, /several YAML documents/, undefined],
    ['another kind', 'kind: ConfigMap\n', /is a ConfigMap/, ['kind']],
    ['a group without a name', 'groups: [{ rules: [] }]', /without a name/, ['groups', 0]],
    ['a group without rules', 'groups: [{ name: a }]', /no rules in the group a/, ['groups', 0]],
    [
      'a rule without an expression',
      'groups: [{ name: a, rules: [{ alert: A }] }]',
      /neither/,
      ['groups', 0, 'rules', 0],
    ],
    [
      'a rule of both kinds',
      'groups: [{ name: a, rules: [{ alert: A, record: b, expr: c }] }]',
      /neither/,
      ['groups', 0, 'rules', 0],
    ],
  ])('is refused: %s', (_, text, message, path) => {
    const note = refusal(text)
    expect(note?.message).toMatch(message)
    expect(note?.path).toEqual(path)
  })
})

/** The expressions of one group of rules, and what is said of them. */
const normalised = (...rules: readonly object[]) => {
  const [{ groups, notes } = { groups: [], notes: [] }] = normaliseRules([
    { groups: [{ name: 'a', rules }], at: ['spec'] },
  ])
  return { expressions: itemsOf(groups[0]?.['rules']).map((rule) => fieldsOf(rule)['expr']), notes }
}

describe('the rules of a file', () => {
  test('keep the cluster', () => {
    const { expressions, notes } = normalised(
      { record: 'job:a:sum', expr: 'sum by (job) (a)' },
      { alert: 'A', expr: 'job:a:sum > 1' },
    )
    expect(expressions).toEqual(['sum by (job, cluster) (a)', 'job:a:sum > 1'])
    expect(notes).toEqual([])
  })

  test('stay as they are where they cannot, also by what another one records, and say why', () => {
    const { expressions, notes } = normalised(
      { alert: 'A', expr: 'b > 1' },
      { record: 'b', expr: 'c * 2' },
      { record: 'c', expr: 'sum(x) or vector(0)' },
    )
    expect(expressions).toEqual(['b > 1', 'c * 2', 'sum(x) or vector(0)'])
    expect(notes.map(({ path }) => path)).toEqual(
      [0, 1, 2].map((index) => ['spec', 'groups', 0, 'rules', index, 'expr']),
    )
    expect(notes[0]?.message).toBe(
      'the alert A has no label cluster, for b is recorded without the label cluster',
    )
  })

  test('may state their cluster themselves', () => {
    const labels = { cluster: 'home' }
    expect(normalised({ alert: 'A', expr: 'absent(a)', labels }).notes).toEqual([])
    const recorded = normalised({ record: 'b', expr: 'vector(1)', labels }, { alert: 'A', expr: 'b > 1' })
    expect(recorded.notes).toEqual([])
  })

  test('may have a number for an expression', () => {
    expect(normalised({ record: 'limit', expr: 5 }).expressions).toEqual(['5'])
  })
})
