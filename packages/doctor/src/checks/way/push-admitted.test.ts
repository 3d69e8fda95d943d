import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { pushAdmitted } from './push-admitted.ts'

const policy = (podLabels: object, port: number | string, addresses: readonly string[]): KubernetesObject =>
  ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `admits-${port}`, namespace: 'monitoring' },
    spec: {
      podSelector: { matchLabels: podLabels },
      policyTypes: ['Ingress'],
      ingress: [{ from: addresses.map((one) => ({ ipBlock: { cidr: `${one}/32` } })), ports: [{ port }] }],
    },
  }) as KubernetesObject

const logs = (...addresses: readonly string[]) =>
  policy({ 'app.kubernetes.io/name': 'loki', 'app.kubernetes.io/component': 'gateway' }, 8081, addresses)
const metrics = (...addresses: readonly string[]) =>
  policy({ 'app.kubernetes.io/name': 'prometheus' }, 'http-web', addresses)

const foundWith = (...objects: readonly KubernetesObject[]) =>
  foundBy(pushAdmitted, { clusters: { hub: { objects } } })

test('policies that admit the nodes of the spoke are well, and so are none', async () => {
  expect(await foundWith(logs('100.100.0.3'), metrics('100.100.0.3'))).toEqual([])
  expect(await foundWith()).toEqual([])
})

test('a policy that does not admit a node of a spoke is found, with the node and its address', async () => {
  const found = await foundWith(logs('100.100.0.3'), metrics('100.100.0.99'))
  expect(found).toMatchObject([
    {
      severity: 'error',
      cluster: 'hub',
      subject: 'NetworkPolicy monitoring/admits-http-web',
      message: 'the hub admits no metrics of spoke from node-2 (100.100.0.3)',
      explains: [{ check: 'push-arrives', cluster: 'spoke', subject: 'push of metrics' }],
    },
  ])
})

test('a policy without rules admits nobody', async () => {
  const { spec, ...rest } = logs() as unknown as { spec: object }
  const closed = { ...rest, spec: { ...spec, ingress: [] } } as unknown as KubernetesObject
  expect(await foundWith(closed)).toMatchObject([{ subject: 'NetworkPolicy monitoring/admits-8081' }])
})

test('without the right to read policies it is not asked', async () => {
  const { unasked } = await examined(pushAdmitted, {
    clusters: { hub: { forbidden: ['/networkpolicies'] } },
  })
  expect(unasked).toMatchObject([{ check: 'push-admitted', obstacle: 'forbidden' }])
})
