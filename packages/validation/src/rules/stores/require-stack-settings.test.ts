import { describe, expect, it } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-stack-settings', () => {
  it.each([
    ['rules about what nothing collects', HUB_STACK, [...VALUES, 'defaultRules', 'rules', 'windows'], true],
    ['the API server’s own metrics', HUB_STACK, [...VALUES, 'kubeApiServer'], undefined],
    [
      'kubelets that are looked for where they are not',
      HUB_STACK,
      [...VALUES, 'prometheusOperator', 'kubeletEndpointSliceEnabled'],
      false,
    ],
    [
      'a data source of what is not there',
      HUB_STACK,
      [...VALUES, 'grafana', 'sidecar', 'datasources', 'alertmanager', 'enabled'],
      true,
    ],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['require-stack-settings'])
  })
})
