import { describe, expect, it } from 'vitest'
import { HUB_COLLECTOR, HUB_KEYS, SPOKE_CONFIG, SPOKE_KEYS, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingCollectorVariable } from './no-missing-collector-variable.ts'

const ENDPOINT = [...SPOKE_KEYS, 'extensions', 'health_check', 'endpoint'] as const
const ATTRIBUTE = [...HUB_KEYS, 'service', 'telemetry', 'resource', 'attributes', 2] as const

testRule(noMissingCollectorVariable, {
  valid: [
    'OTEL_K8S_NODE_NAME',
    'OTEL_K8S_NODE_IP',
    'OTEL_K8S_NAMESPACE',
    'OTEL_K8S_POD_NAME',
    'OTEL_K8S_POD_IP',
  ].map((variable) => ({
    name: `${variable}, which the chart defines`,
    changes: [set(HUB_COLLECTOR, ATTRIBUTE, { name: 'own', value: `\${env:${variable}}` })],
  })),
  invalid: [
    {
      name: 'a variable that the container does not have',
      changes: [set(SPOKE_CONFIG, ENDPOINT, '${env:PODIP}:13133')],
    },
    {
      name: 'a variable in Kubernetes’ notation',
      changes: [set(SPOKE_CONFIG, ENDPOINT, '$(POD_IP):13133')],
    },
  ],
})

describe('no-missing-collector-variable', () => {
  it('refuses a node’s name from another field, and so does the filter by node', async () => {
    const FIELD = [...VALUES, 'extraEnvs', 0, 'valueFrom', 'fieldRef', 'fieldPath'] as const
    expect(await refusedBy(set(HUB_COLLECTOR, FIELD, 'spec.serviceAccountName'))).toEqual([
      'require-node-filter',
      'no-missing-collector-variable',
    ])
  })
})
