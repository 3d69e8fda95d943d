import { HUB_COLLECTOR, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { noMissingChartVolume } from './no-missing-chart-volume.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingChartVolume, {
  invalid: [
    ...(
      [['a mount of no volume', HUB_COLLECTOR, [...VALUES, 'extraVolumes', 1, 'name'], 'store']] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
