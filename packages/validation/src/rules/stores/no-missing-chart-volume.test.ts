import { HUB_COLLECTOR, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { noMissingChartVolume } from './no-missing-chart-volume.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingChartVolume, {
  invalid: [
    {
      name: 'a mount of a missing volume',
      changes: [set(HUB_COLLECTOR, [...VALUES, 'extraVolumes', 1, 'name'], 'store')],
    },
  ],
})
