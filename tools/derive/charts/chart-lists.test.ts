import { describe, expect, it } from 'vitest'
import { chartLists } from './chart-lists.ts'

describe('the lists of derived charts', () => {
  const lists = chartLists([
    'kubernetes.json',
    'loki.json',
    'loki-18.11.0.json',
    'loki-18.11.0-rules.json',
    'loki-18.12.0.json',
    'kube-prometheus-stack-88.5.3.json',
  ])

  it('name each version of each chart, and no other file', () => {
    expect(lists['chart-versions.ts']).toContain("  ['loki', ['18.11.0', '18.12.0']],\n")
    expect(lists['chart-versions.ts']).toContain("  ['kube-prometheus-stack', ['88.5.3']],\n")
    expect(lists['chart-schemas.ts'].match(/^import /gm)).toHaveLength(3)
  })

  it('name the alerts of the charts that have some', () => {
    expect(lists['chart-rules.ts']).toContain("from './loki-18.11.0-rules.json'")
    expect(lists['chart-rules.ts']).not.toContain('loki-18.12.0')
  })
})
