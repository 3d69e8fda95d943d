import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validCustomResourceState } from './valid-custom-resource-state.ts'

const KUSTOMIZATION = [
  ...VALUES,
  'kube-state-metrics',
  'customResourceState',
  'config',
  'spec',
  'resources',
  0,
] as const
const LABELS = [...KUSTOMIZATION, 'metrics', 0, 'labelsFromPath'] as const

testRule(validCustomResourceState, {
  valid: [
    {
      name: 'a field of a kind that is not known',
      changes: [
        set(HUB_STACK, [...KUSTOMIZATION, 'groupVersionKind', 'version'], 'v9'),
        set(HUB_STACK, [...LABELS, 'ready'], ['status', 'ready']),
      ],
    },
  ],
  invalid: [
    {
      name: 'a label of a field that the kind does not have',
      changes: [set(HUB_STACK, [...LABELS, 'revision'], ['status', 'lastAppliedRevison'])],
    },
    {
      name: 'a key of an entry of a list that it does not have',
      changes: [set(HUB_STACK, [...LABELS, 'ready'], ['status', 'conditions', '[type=Ready]', 'state'])],
    },
    {
      name: 'a value of a metric that is no field, in a ConfigMap',
      changes: [
        set(
          'spoke ConfigMap kube-state-metrics-flux-*',
          ['data', 'config.yaml', 'spec', 'resources', 0, 'metrics', 1, 'each', 'gauge', 'path', 3],
          'lastTransition',
        ),
      ],
    },
  ],
})
