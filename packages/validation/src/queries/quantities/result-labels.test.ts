import { describe, expect, it } from 'vitest'
import { readQuery } from '../read-query.ts'
import { resultLabels } from './result-labels.ts'

const labelsOf = (text: string): readonly string[] | string => {
  const read = readQuery('promql', text, true)
  const labels = read.ok ? resultLabels(read.expr) : 'no query'
  return typeof labels === 'string' ? labels : [...labels]
}

describe('the labels of what a query gives', () => {
  it.each([
    ['sum by (cluster, pod) (up)', ['cluster', 'pod']],
    ['sum(up)', []],
    ['up', 'any'],
    ['topk(5, sum by (cluster) (up))', ['cluster']],
    ['sum without (pod) (up)', 'any'],
    ['histogram_quantile(0.9, sum by (cluster, le) (rate(x_bucket[5m])))', ['cluster']],
    ['label_replace(sum by (a) (up), "b", "$1", "a", "(.*)")', ['a', 'b']],
    ['sum by (a) (up) * on (a) group_left (b) max by (a, b) (x)', ['a', 'b']],
    ['time() - max by (cluster) (x)', ['cluster']],
    ['sum by (a) (up) or sum by (b) (up)', ['a', 'b']],
    ['sum by (a, b) (x) / on (a) sum by (a) (y)', ['a']],
  ])('%s', (text, labels) => {
    expect(labelsOf(text)).toEqual(labels)
  })
})
