import { set, unset } from '../../testing/sample-trees.ts'
import { requireHardenedContainer } from './require-hardened-container.ts'
import { testRule } from '../../testing/test-rule.ts'

const POD = ['spec', 'template', 'spec'] as const
const CONTEXT = [...POD, 'containers', 0, 'securityContext'] as const

testRule(requireHardenedContainer, {
  invalid: [
    {
      name: 'a container that keeps capabilities',
      changes: [unset('spoke DaemonSet otel-collector', [...CONTEXT, 'capabilities'])],
    },
    {
      name: 'a read-only root filesystem of a program that writes to it',
      changes: [set('spoke Deployment rsshub', [...CONTEXT, 'readOnlyRootFilesystem'], true)],
    },
    {
      name: 'the pod of a chart without a seccomp profile',
      changes: [
        unset('hub HelmRelease opentelemetry-collector', [
          'spec',
          'values',
          'podSecurityContext',
          'seccompProfile',
        ]),
      ],
    },
    ...['allowPrivilegeEscalation', 'readOnlyRootFilesystem'].map((key) => ({
      name: `a container without ${key}`,
      changes: [unset('spoke DaemonSet node-exporter', [...CONTEXT, key])],
    })),
  ],
})
