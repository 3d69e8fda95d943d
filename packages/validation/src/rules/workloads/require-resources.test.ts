import { set, unset } from '../../testing/sample-trees.ts'
import { requireResources } from './require-resources.ts'
import { testRule } from '../../testing/test-rule.ts'

const RESOURCES = ['spec', 'template', 'spec', 'containers', 0, 'resources'] as const

testRule(requireResources, {
  invalid: [
    {
      name: 'a chart’s pod without a limit',
      changes: [
        unset('hub HelmRelease kube-prometheus-stack', [
          'spec',
          'values',
          'prometheus',
          'prometheusSpec',
          'resources',
          'limits',
          'memory',
        ]),
      ],
    },
    ...(
      [
        ['requests', 'cpu'],
        ['requests', 'memory'],
        ['limits', 'memory'],
      ] as const
    ).map(([kind, resource]) => ({
      name: `a container without ${kind} of ${resource}`,
      changes: [unset('spoke Deployment miniflux', [...RESOURCES, kind, resource])],
    })),
    ...(
      [
        ['limits', 'memory', '256m'],
        ['limits', 'memory', '256Gi'],
        ['limits', 'memory', '268435456'],
        ['requests', 'memory', '512Mi'],
        ['requests', 'cpu', '15'],
      ] as const
    ).map(([kind, resource, amount]) => ({
      name: `${kind} of ${resource}: ${amount}`,
      changes: [set('spoke Deployment miniflux', [...RESOURCES, kind, resource], amount)],
    })),
  ],
})
