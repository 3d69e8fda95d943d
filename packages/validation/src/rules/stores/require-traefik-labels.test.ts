import { set } from '../../testing/sample-trees.ts'
import { requireTraefikLabels } from './require-traefik-labels.ts'
import { testRule } from '../../testing/test-rule.ts'

const PROMETHEUS = ['spec', 'valuesContent', 'metrics', 'prometheus'] as const

testRule(requireTraefikLabels, {
  invalid: [
    ...(
      [
        ['buckets that are all the same to a percentile', 'buckets', '1,2,3'],
        ['buckets out of order', 'buckets', '0.005,0.01,0.5,0.1,1,2.5,5,10'],
        ['an entry point that is not theirs', 'entryPoint', 'web'],
      ] as const
    ).map(([name, key, value]) => ({
      name,
      changes: [set('hub HelmChartConfig traefik', [...PROMETHEUS, key], value)],
    })),
  ],
})
