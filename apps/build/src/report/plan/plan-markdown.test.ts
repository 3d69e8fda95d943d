import type { ClusterPlan } from '@fleet/validation/plan'
import { expect, test } from 'vitest'
import type { Plan } from '../../plan/plan.ts'
import { planMarkdown } from './plan-markdown.ts'
import { planText } from './plan-text.ts'

const cluster = (name: string, more: Partial<ClusterPlan> = {}): ClusterPlan => ({
  cluster: name,
  state: 'kept',
  objects: 1,
  created: [],
  changed: [],
  deleted: [],
  releases: [],
  restarts: [],
  staleReaders: [],
  data: [],
  ...more,
})

const plan = (...clusters: readonly ClusterPlan[]): Plan => ({
  request: { folders: [], clusters: [], accepted: [], format: 'markdown' },
  from: 'main',
  to: 'the trees on the disk',
  clusters,
  findings: [],
  source: () => undefined,
})

const changed = (name: string, before: unknown, after: unknown): ClusterPlan['changed'][number] => ({
  kind: 'ConfigMap',
  namespace: 'default',
  name,
  file: 'own.yaml',
  fields: [{ field: 'data.text', before, after }],
  parts: [],
})

test('clusters that change alike are one section', () => {
  const spokes = ['a-1', 'a-2', 'a-3', 'a-4'].map((name) =>
    cluster(name, { changed: [changed('own', `x.${name}.example.org`, `y.${name}.example.org`)] }),
  )
  const text = planText(plan(...spokes, cluster('b', { changed: [changed('own', 'a', 'c')] })))
  expect(text).toContain('5 clusters · 5 objects changed')
  expect(text).toContain('a-1, a-2, a-3 and 1 more, alike')
  expect(text.match(/ConfigMap default\/own/g)).toHaveLength(2)
})

test('long texts are shown by the lines that differ', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`)
  const text = planText(
    plan(
      cluster('a', {
        changed: [changed('own', lines.join('\n'), lines.with(20, 'another line').join('\n'))],
      }),
    ),
  )
  expect(text).toContain('- line 20\n')
  expect(text).toContain('+ another line\n')
  expect(text).not.toContain('line 19')
})

test('a long line is shown from where it differs', () => {
  const long = 'a'.repeat(4000)
  const text = planText(
    plan(cluster('a', { changed: [changed('own', `${long}b${long}`, `${long}c${long}`)] })),
  )
  expect(text).toContain('aaab')
  expect(text.length).toBeLessThan(1000)
})

test('names and values of a person can neither format the Markdown nor leave their place', () => {
  const name = '</details><img src=x> `code` [link](http://x)'
  const text = planMarkdown(plan(cluster('a', { changed: [changed(name, 'old', '```\n</details>\n@user')] })))
  expect(text).not.toMatch(/(?<!\\)<img/)
  expect(text).toContain('````diff')
  expect(text.match(/^<\/details>$/gm)).toHaveLength(1)
})

test('what does not fit is counted', () => {
  const many = Array.from({ length: 100 }, (_, index) => changed(`own-${index}`, 'a', 'b'.repeat(200)))
  const text = planMarkdown(plan(cluster('a', { changed: many })), 10_000)
  expect(Buffer.byteLength(text)).toBeLessThan(10_200)
  expect(text).toMatch(/\d+ more changes did not fit here/)
  expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? 0)
})

test('nothing to do is one line', () => {
  expect(planMarkdown(plan(cluster('a')))).toBe(
    'nothing changes from main to the trees on the disk: 1 object of 1 cluster\n',
  )
})
