import { set, unset } from '../../testing/sample-trees.ts'
import { requireEveryNode } from './require-every-node.ts'
import { testRule } from '../../testing/test-rule.ts'

const POD = ['spec', 'template', 'spec'] as const

testRule(requireEveryNode, {
  invalid: [
    {
      name: 'an agent that some nodes keep out',
      changes: [unset('spoke DaemonSet node-exporter', [...POD, 'tolerations'])],
    },
    {
      name: 'an agent that is evicted like any pod',
      changes: [unset('spoke DaemonSet otel-collector', [...POD, 'priorityClassName'])],
    },
    {
      name: 'two agents of a node at a time',
      changes: [
        set('spoke DaemonSet otel-collector', ['spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'], 1),
      ],
    },
    {
      name: 'a chart’s agent that some nodes keep out',
      changes: [
        set(
          'hub HelmRelease opentelemetry-collector',
          ['spec', 'values', 'tolerations', 0, 'operator'],
          'Equal',
        ),
      ],
    },
  ],
})
