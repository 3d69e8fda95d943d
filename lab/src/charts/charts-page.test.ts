import { expect, test } from 'vitest'
import type { KubernetesObject } from '../trees/committed.ts'
import { chartsPage, containersOf } from './charts-page.ts'

const object = (kind: string, name: string, spec: unknown): KubernetesObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name },
  spec,
})

const pods = (...containers: readonly unknown[]) => ({ template: { spec: { containers } } })
const limits = { memory: '64Mi', cpu: '1' }

const objects = [
  object('Deployment', 'web', pods({ name: 'web', resources: { limits } }, { name: 'sidecar' })),
  object('Prometheus', 'own', { resources: { limits } }),
  object('Service', 'web', {
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    selector: { app: 'web' },
  }),
]

test('a container without resources is listed', () => {
  expect(containersOf(objects)).toEqual([
    { of: 'Deployment web', name: 'sidecar', resources: {} },
    { of: 'Deployment web', name: 'web', resources: { limits } },
    { of: 'Prometheus own', name: 'prometheus', resources: { limits } },
  ])
})

test('the page shows it, and does not depend on the order of charts and objects', () => {
  const [one, other] = ['one', 'other'].map((name) => ({ name, tag: '1.0.0', objects }))
  if (!one || !other) throw new Error('two charts')
  const page = chartsPage([one, other])
  expect(page).toContain('| Deployment web | sidecar | none | none |')
  expect(page).toContain('| Deployment web | web | none | cpu 1, memory 64Mi |')
  expect(page).toContain('| web | http 80 to 8080 | app web |')
  expect(chartsPage([other, { ...one, objects: objects.toReversed() }])).toBe(page)
})
