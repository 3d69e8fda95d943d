import { set, type Change } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banClusterLabelChange } from './ban-cluster-label-change.ts'

const COLLECTOR = 'spoke ConfigMap otel-collector-*'
const CONFIG = ['data', 'config.yaml']

const labelled = (name: string): readonly Change[] => [
  set(COLLECTOR, [...CONFIG, 'processors', 'resource', 'attributes', 0, 'value'], name),
  set(COLLECTOR, [...CONFIG, 'exporters', 'prometheus_remote_write', 'external_labels', 'cluster'], name),
]

testChangeRule(banClusterLabelChange, {
  invalid: [
    {
      name: 'another label of all that a cluster sends',
      before: [...labelled('oracle'), set(COLLECTOR, ['immutable'], false)],
      changes: [...labelled('oracle-k3s'), set(COLLECTOR, ['immutable'], true)],
      findings: [
        {
          severity: 'warning',
          message: 'what oracle-k3s sends changes its label cluster from oracle to oracle-k3s',
        },
      ],
    },
  ],
})
