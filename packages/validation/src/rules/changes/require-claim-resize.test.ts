import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { requireClaimResize } from './require-claim-resize.ts'

const LOKI = ['spec', 'values', 'singleBinary']

testChangeRule(requireClaimResize, {
  invalid: [
    {
      name: 'another size of Prometheus’ volume',
      changes: [
        set(
          'hub HelmRelease kube-prometheus-stack',
          [
            'spec',
            'values',
            'prometheus',
            'prometheusSpec',
            'storageSpec',
            'volumeClaimTemplate',
            'spec',
            'resources',
            'requests',
            'storage',
          ],
          '10Gi',
        ),
      ],
    },
    {
      name: 'another size of Loki’s volume where the chart deletes the StatefulSet first',
      changes: [
        set('hub HelmRelease loki', [...LOKI, 'persistence', 'size'], '10Gi'),
        set('hub HelmRelease loki', [...LOKI, 'statefulSetRecreateJob'], { enabled: true }),
      ],
    },
  ],
})
