import { set } from '../../testing/sample-trees.ts'
import { requireReconcileTimes } from './require-reconcile-times.ts'
import { testRule } from '../../testing/test-rule.ts'

const LAYER = 'spoke Kustomization telemetry'

const TIMES = [
  ['a layer that is applied every ten seconds', LAYER, 'interval', '10s'],
  ['a layer that is applied once a day', LAYER, 'interval', '24h'],
  ['a layer without a retryInterval', LAYER, 'retryInterval', undefined],
  ['a layer that is retried after an hour', LAYER, 'retryInterval', '1h'],
  ['a layer with a timeout of five seconds', LAYER, 'timeout', '5s'],
  ['a release with a timeout of ten hours', 'hub HelmRelease loki', 'timeout', '10h'],
  ['a source that is fetched once a day', 'hub OCIRepository loki', 'interval', '24h'],
] as const

testRule(requireReconcileTimes, {
  valid: [{ name: 'a time of several units', changes: [set(LAYER, ['spec', 'interval'], '9m30s')] }],
  invalid: TIMES.map(([name, object, field, value]) => ({
    name,
    changes: [set(object, ['spec', field], value)],
  })),
})
