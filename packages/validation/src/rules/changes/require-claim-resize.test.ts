import { own, set, type Draft } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { requireClaimResize } from './require-claim-resize.ts'

const CLAIM = ['spec', 'storage', 'volumeClaimTemplate', 'spec']

const PROMETHEUS: Draft = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'own', namespace: 'monitoring' },
  spec: {
    storage: { volumeClaimTemplate: { spec: { resources: { requests: { storage: '5Gi' } } } } },
  },
}

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
    {
      name: 'another size of a Prometheus of a person’s',
      before: own(PROMETHEUS, 'telemetry', 'hub'),
      changes: [set('hub Prometheus own', [...CLAIM, 'resources', 'requests', 'storage'], '10Gi')],
    },
  ],
})
