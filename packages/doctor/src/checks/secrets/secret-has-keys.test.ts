import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { playedWorkload } from '../../testing/played-pods.ts'
import { playedSecret } from '../../testing/played-secrets.ts'
import { secretHasKeys } from './secret-has-keys.ts'

/** The inventory lists the keys `user` and `password` of the Secret `grafana-admin` of the hub. */
const found = (...objects: readonly KubernetesObject[]) =>
  foundBy(secretHasKeys, { clusters: { hub: { objects } } })

test('a Secret without a key that is read is found, with the command that adds it', async () => {
  const [one, ...others] = await found(playedSecret('monitoring', 'grafana-admin', 'user'))
  expect(others).toEqual([])
  expect(one).toMatchObject({
    severity: 'error',
    cluster: 'hub',
    subject: 'Secret monitoring/grafana-admin',
    message: 'the Secret monitoring/grafana-admin lacks the key password, which grafana reads',
    evidence: [{ asked: 'the keys of Secret monitoring/grafana-admin', seen: 'user' }],
    fix: `kubectl --context cluster-1 --namespace monitoring patch secret grafana-admin --type merge --patch '{"stringData":{"password":"…"}}'`,
  })
})

test('a key of a similar name is named', async () => {
  expect(await found(playedSecret('monitoring', 'grafana-admin', 'user', 'pasword'))).toMatchObject([
    { cause: 'It may have it under another name: did you mean "pasword"?' },
  ])
})

test('the key of a file that a pod mounts is read, too', async () => {
  const items = [{ key: 'ca.crt', path: 'ca.crt' }]
  const volumes = [{ name: 'v', secret: { secretName: 'ca', items } }]
  const pod = playedWorkload('DaemonSet', 'agent', {
    spec: { template: { spec: { containers: [], volumes } } },
  })
  const [one] = await found(pod, playedSecret('monitoring', 'ca', 'tls.crt'))
  expect(one?.message).toContain('lacks the key ca.crt, which DaemonSet monitoring/agent reads')
  expect(one?.explains).toContainEqual({
    check: 'container-runs',
    cluster: 'hub',
    subject: 'DaemonSet monitoring/agent',
  })
})

test('a repository that Flux reads by SSH needs both keys of it', async () => {
  const repository = {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name: 'flux-system', namespace: 'flux-system' },
    spec: { url: 'ssh://git@example.org/fleet', secretRef: { name: 'flux-system' } },
  }
  expect(await found(repository, playedSecret('flux-system', 'flux-system', 'identity'))).toMatchObject([
    { message: expect.stringContaining('lacks the key known_hosts') },
  ])
})

test('all is well where each key is there; a Secret that is missing is another check’s', async () => {
  expect(await found(playedSecret('monitoring', 'grafana-admin', 'user', 'password'))).toEqual([])
  expect(await found()).toEqual([])
})

test.each([
  ['notes of no key who wrote it', []],
  [
    'notes what was applied as text, which may not be all',
    [{ fieldsV1: { 'f:stringData': { 'f:user': {} } } }],
  ],
])('it says nothing where the API server %s', async (_, managedFields) => {
  const secret = playedSecret('monitoring', 'grafana-admin')
  const unknown = { ...secret, metadata: { ...secret.metadata, managedFields } }
  const { headlines, unasked } = await examined(secretHasKeys, { clusters: { hub: { objects: [unknown] } } })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'secret-has-keys', cluster: 'hub', obstacle: 'missing' }])
})

test('without the right to list Secrets, it says nothing', async () => {
  const { unasked } = await examined(secretHasKeys, { clusters: { hub: { forbidden: ['/secrets'] } } })
  expect(unasked).toMatchObject([{ check: 'secret-has-keys', cluster: 'hub', obstacle: 'forbidden' }])
})
