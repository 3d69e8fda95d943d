import { set, unset } from '../../testing/sample-trees.ts'
import { requireLayerOrder } from './require-layer-order.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireLayerOrder, {
  invalid: [
    {
      name: 'monitors that do not wait for the release of their custom resources',
      changes: [set('hub Kustomization telemetry', ['spec', 'dependsOn'], [{ name: 'sources' }])],
    },
    {
      name: 'workloads that do not wait for their namespace',
      changes: [unset('spoke Kustomization workloads', ['spec', 'dependsOn'])],
    },
  ],
})
