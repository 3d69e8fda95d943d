import { HUB_COLLECTOR, HUB_KEYS, SPOKE_CONFIG, SPOKE_KEYS, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { noMissingCollectorVariable } from './no-missing-collector-variable.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingCollectorVariable, {
  valid: [
    ...[
      'OTEL_K8S_NODE_NAME',
      'OTEL_K8S_NODE_IP',
      'OTEL_K8S_NAMESPACE',
      'OTEL_K8S_POD_NAME',
      'OTEL_K8S_POD_IP',
    ].map((variable) => ({
      name: `takes ${variable}, which the chart gives every collector`,
      changes: [
        set(HUB_COLLECTOR, [...HUB_KEYS, 'service', 'telemetry', 'resource', 'attributes', 2] as const, {
          name: 'own',
          value: `\${env:${variable}}`,
        }),
      ],
    })),
  ],
  invalid: [
    ...(
      [
        [
          'a variable that the container does not have',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'extensions', 'health_check', 'endpoint'],
          '${env:PODIP}:13133',
        ],
        [
          'a variable in Kubernetes’ notation',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'extensions', 'health_check', 'endpoint'],
          '$(POD_IP):13133',
        ],
        [
          'a node’s name that is filled from elsewhere',
          HUB_COLLECTOR,
          [...VALUES, 'extraEnvs', 0, 'valueFrom', 'fieldRef', 'fieldPath'],
          'spec.serviceAccountName',
        ],
        [
          'a filter by a variable that is no node’s name',
          HUB_COLLECTOR,
          [...HUB_KEYS, 'processors', 'k8s_attributes', 'filter', 'node_from_env_var'],
          'POD_IP',
        ],
        [
          'a filter that is gone',
          HUB_COLLECTOR,
          [...HUB_KEYS, 'processors', 'k8s_attributes', 'filter'],
          undefined,
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})
