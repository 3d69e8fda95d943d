import { expect, test } from 'vitest'
import { LOKI_LABELS } from './loki-labels.ts'

test.each([
  ['cluster', 'cluster'],
  ['k8s.namespace.name', 'k8s_namespace_name'],
  ['k8s.pod.name', 'k8s_pod_name'],
  ['k8s.deployment.name', 'k8s_deployment_name'],
  ['k8s.container.name', 'k8s_container_name'],
  ['service.name', 'service_name'],
  ['service.namespace', 'service_namespace'],
])('the attribute %s is selected in Loki as %s', (_, label) => {
  expect(LOKI_LABELS).toContain(label)
})

test('every label is one that LogQL can name', () => {
  for (const label of LOKI_LABELS) expect(label).toMatch(/^[a-z][a-z0-9_]*$/)
})
