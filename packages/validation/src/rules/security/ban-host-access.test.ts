import { set, unset } from '../../testing/sample-trees.ts'
import { banHostAccess } from './ban-host-access.ts'
import { testRule } from '../../testing/test-rule.ts'

const POD = ['spec', 'template', 'spec'] as const
const COLLECTOR = 'spoke DaemonSet otel-collector'

testRule(banHostAccess, {
  invalid: [
    {
      name: 'a pod in the network of its node',
      changes: [set(COLLECTOR, [...POD, 'hostNetwork'], true)],
    },
    {
      name: 'the root of a node that is mounted writable',
      changes: [
        unset('spoke DaemonSet node-exporter', [...POD, 'containers', 0, 'volumeMounts', 2, 'readOnly']),
      ],
    },
    {
      name: 'the socket of the container runtime',
      changes: [
        set(COLLECTOR, [...POD, 'volumes', 3], {
          name: 'runtime',
          hostPath: { path: '/run/containerd/containerd.sock', type: 'Socket' },
        }),
        set(COLLECTOR, [...POD, 'containers', 0, 'volumeMounts', 3], {
          name: 'runtime',
          mountPath: '/run/containerd.sock',
          readOnly: true,
        }),
      ],
    },
  ],
})
