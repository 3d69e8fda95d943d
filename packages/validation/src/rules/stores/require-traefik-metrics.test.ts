import { set } from '../../testing/sample-trees.ts'
import { requireTraefikMetrics } from './require-traefik-metrics.ts'
import { testRule } from '../../testing/test-rule.ts'

const metrics = (key: string, value: string) => [
  set('hub HelmChartConfig traefik', ['spec', 'valuesContent', 'metrics', 'prometheus', key], value),
]

testRule(requireTraefikMetrics, {
  invalid: [
    { name: 'buckets that are too coarse for percentiles', changes: metrics('buckets', '1,2,3') },
    { name: 'unordered buckets', changes: metrics('buckets', '0.005,0.01,0.5,0.1,1,2.5,5,10') },
    { name: 'another entry point', changes: metrics('entryPoint', 'web') },
  ],
})
