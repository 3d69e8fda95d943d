import { describe, expect, it } from 'vitest'
import { HUB_COLLECTOR, HUB_KEYS, SPOKE_CONFIG, SPOKE_KEYS, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/committed-trees.ts'

describe('no-missing-collector-variable', () => {
  it.each([
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
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['no-missing-collector-variable'])
  })

  it.each([
    'OTEL_K8S_NODE_NAME',
    'OTEL_K8S_NODE_IP',
    'OTEL_K8S_NAMESPACE',
    'OTEL_K8S_POD_NAME',
    'OTEL_K8S_POD_IP',
  ])('takes %s, which the chart gives every collector', async (variable) => {
    const attributes = [...HUB_KEYS, 'service', 'telemetry', 'resource', 'attributes', 2] as const
    const own = { name: 'own', value: `\${env:${variable}}` }
    expect(await refusedBy(set(HUB_COLLECTOR, attributes, own))).toEqual([])
  })
})
