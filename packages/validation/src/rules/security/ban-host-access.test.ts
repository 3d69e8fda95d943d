import { expect } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
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
      name: 'a pod of a chart in the network of its node',
      changes: [set(HUB_STACK, [...VALUES, 'prometheus', 'prometheusSpec', 'hostNetwork'], true)],
      findings: [{ message: expect.stringMatching(/^Prometheus in HelmRelease/) }],
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
  valid: [
    {
      name: 'a pod in the network of its node that states why',
      changes: [
        set(COLLECTOR, [...POD, 'hostNetwork'], true),
        set(COLLECTOR, ['spec', 'template', 'metadata', 'annotations'], {
          'observability-fleet/reaches-its-node-because': 'it finds devices by multicast',
        }),
      ],
    },
  ],
})
