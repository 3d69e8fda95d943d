import { set, unset } from '../../testing/sample-trees.ts'
import { banHostAccess } from './ban-host-access.ts'
import { testRule } from '../../testing/test-rule.ts'

const POD = ['spec', 'template', 'spec'] as const

testRule(banHostAccess, {
  invalid: [
    {
      name: 'to write to a node’s root',
      changes: [
        unset('spoke DaemonSet node-exporter', [...POD, 'containers', 0, 'volumeMounts', 2, 'readOnly']),
      ],
    },
    {
      name: 'the socket of the container runtime',
      changes: [
        set('spoke DaemonSet otel-collector', [...POD, 'volumes', 3], {
          name: 'runtime',
          hostPath: { path: '/run/containerd/containerd.sock', type: 'Socket' },
        }),
        set('spoke DaemonSet otel-collector', [...POD, 'containers', 0, 'volumeMounts', 3], {
          name: 'runtime',
          mountPath: '/run/containerd.sock',
          readOnly: true,
        }),
      ],
    },
    {
      name: 'a service in its node’s network',
      changes: [set('spoke DaemonSet otel-collector', [...POD, 'hostNetwork'], true)],
    },
    {
      name: 'a folder of a chart’s collector that nobody makes',
      changes: [
        set(
          'hub HelmRelease opentelemetry-collector',
          ['spec', 'values', 'extraVolumes', 1, 'hostPath', 'type'],
          'Directory',
        ),
      ],
    },
  ],
})
