import { set } from '../../testing/sample-trees.ts'
import { requireReconcileTimes } from './require-reconcile-times.ts'
import { testRule } from '../../testing/test-rule.ts'

const LAYER = 'spoke Kustomization telemetry'

testRule(requireReconcileTimes, {
  valid: [{ name: 'takes a time in parts', changes: [set(LAYER, ['spec', 'interval'], '9m30s')] }],
  invalid: [
    ...(
      [
        ['a layer that is applied without end', LAYER, 'interval', '10s'],
        ['a layer that is applied once a day', LAYER, 'interval', '24h'],
        ['a failure that is tried again with the next interval', LAYER, 'retryInterval', undefined],
        ['a failure that is tried again in an hour', LAYER, 'retryInterval', '1h'],
        ['a layer that gives up at once', LAYER, 'timeout', '5s'],
        ['a release that never gives up', 'hub HelmRelease loki', 'timeout', '10h'],
        ['a source that is fetched once a day', 'hub OCIRepository loki', 'interval', '24h'],
      ] as const
    ).map(([name, object, field, value]) => ({ name, changes: [set(object, ['spec', field], value)] })),
  ],
})
