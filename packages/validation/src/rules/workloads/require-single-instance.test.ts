import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireSingleInstance } from './require-single-instance.ts'

const GRAFANA = [...VALUES, 'grafana'] as const
const withVolume = (more: object = {}) =>
  set(HUB_STACK, [...GRAFANA, 'persistence'], {
    enabled: true,
    size: '1Gi',
    storageClassName: 'local-path',
    ...more,
  })

testRule(requireSingleInstance, {
  valid: [
    {
      name: 'a chart’s rollout that stops the old pod first',
      changes: [withVolume(), set(HUB_STACK, [...GRAFANA, 'deploymentStrategy'], { type: 'Recreate' })],
    },
    {
      name: 'a chart’s volume that several nodes may write',
      changes: [withVolume({ accessModes: ['ReadWriteMany'] })],
    },
    { name: 'a chart’s StatefulSet', changes: [withVolume({ type: 'statefulset' })] },
  ],
  invalid: [
    {
      name: 'a rollout with two pods on one volume',
      changes: [unset('spoke Deployment n8n', ['spec', 'strategy'])],
    },
    {
      name: 'a chart’s rollout with two pods on one volume',
      changes: [withVolume()],
      findings: [{ fix: 'set grafana.deploymentStrategy.type: Recreate' }],
    },
    {
      name: 'two replicas that report the same objects',
      changes: [set('spoke Deployment kube-state-metrics', ['spec', 'replicas'], 2)],
    },
  ],
})
