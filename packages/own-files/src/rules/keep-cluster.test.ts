import { expect, test } from 'vitest'
import { keepingCluster } from './keep-cluster.ts'

const kept = (text: string, without: readonly string[] = []) => {
  const result = keepingCluster(text, new Set(without))
  return result.ok ? result.text : result.why
}

test.each([
  ['up == 0', 'up == 0'],
  ['sum(a) > 1', 'sum by (cluster) (a) > 1'],
  ['sum (a) > 1', 'sum by (cluster) (a) > 1'],
  ['sum(a) by (job) > 1', 'sum(a) by (job, cluster) > 1'],
  ['sum by (job,) (a)', 'sum by (job,cluster) (a)'],
  ['sum by () (a)', 'sum by (cluster) (a)'],
  ['sum by (cluster, job) (a)', 'sum by (cluster, job) (a)'],
  ['sum without (instance) (a)', 'sum without (instance) (a)'],
  ['topk(3, a)', 'topk(3, a)'],
  [
    'histogram_quantile(0.9, sum by (le) (rate(a[5m]))) > 2',
    'histogram_quantile(0.9, sum by (le, cluster) (rate(a[5m]))) > 2',
  ],
  [
    'sum(rate(a[5m])) / sum(rate(b[5m])) > 0.1',
    'sum by (cluster) (rate(a[5m])) / sum by (cluster) (rate(b[5m])) > 0.1',
  ],
  ['a * on (node) group_left (x) b', 'a * on (node, cluster) group_left (x) b'],
  ['a / ignoring (x) b', 'a / ignoring (x) b'],
  ['max_over_time(sum(a)[1h:5m]) > 1', 'max_over_time(sum by (cluster) (a)[1h:5m]) > 1'],
  ['count(a) by (x) and on () hour() > 8', 'count(a) by (x, cluster) and on () hour() > 8'],
  ['a > scalar(sum(b))', 'a > scalar(sum(b))'],
  ['absent(up{cluster="home"})', 'absent(up{cluster="home"})'],
  ['-sum(a)', '-sum by (cluster) (a)'],
])('%s keeps the cluster', (text, expected) => {
  expect(kept(text)).toBe(expected)
})

test.each([
  ['absent(up{job="a"})', /absent\(\) of all clusters/],
  ['sum(a) or vector(0)', /vector\(\) has no labels/],
  ['sum without (cluster) (a)', /takes the label away/],
  ['a / ignoring (cluster) b', /different clusters/],
  ['vector(1)', /vector\(\) has no labels/],
  ['scalar(a)', /a number/],
  ['1 > bool 0', /a number/],
  ['sum(', /cannot be read/],
])('%s cannot keep it, and says why', (text, why) => {
  expect(kept(text)).toMatch(why)
})

test('what is recorded without the cluster has none', () => {
  expect(kept('job:a:sum > 1', ['job:a:sum'])).toMatch(/job:a:sum is recorded without/)
  expect(kept('job:a:sum > 1')).toBe('job:a:sum > 1')
})

test('what keeps it does not change again', () => {
  const once = kept('sum(rate(a[5m])) by (x) / on (x) group_left () count(b)')
  expect(kept(once)).toBe(once)
})
