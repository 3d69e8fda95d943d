import { durationOf } from '@fleet/model'
import { sampleFleet, sampleVictoriaLogs } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { countOf, LINES } from './log-language.ts'

const quarter = durationOf(900)
const before = durationOf(1800)
const logs = sampleFleet(sampleVictoriaLogs())

test('lines of a time that ended are counted by the names that each store has', () => {
  const by = ['cluster', 'k8s_namespace_name']
  const span = { since: before, offset: quarter }
  expect(countOf(sampleFleet(), by, LINES.all, span)).toBe(
    'sum by (cluster, k8s_namespace_name) (count_over_time({cluster=~".+"} [30m] offset 15m))',
  )
  expect(countOf(logs, by, LINES.all, span)).toBe(
    '_time:30m offset 15m {cluster=~".+"} | stats by (cluster, "k8s.namespace.name") count() lines',
  )
})

test('a line without its node is found by the field of the node, beside its stream', () => {
  expect(countOf(logs, ['cluster'], LINES.unfound, { since: quarter })).toBe(
    '_time:15m {cluster=~".+"} "k8s.node.name":"" | stats by (cluster) count() lines',
  )
})
