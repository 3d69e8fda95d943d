import type { ClusterInput } from '@fleet/model'
import { sampleCluster, sampleFleet, SAMPLE_RECIPIENTS } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { playedWorkload } from '../../testing/played-pods.ts'
import { playedSecret } from '../../testing/played-secrets.ts'
import { secretExists } from './secret-exists.ts'

/** The inventory lists one Secret, of the hub. */
const grafanaAdmin = playedSecret('monitoring', 'grafana-admin', 'user', 'password')

interface Spoke {
  readonly tree?: readonly KubernetesObject[]
  readonly objects?: readonly KubernetesObject[]
}

const found = (spoke: Spoke, hub: readonly KubernetesObject[] = [grafanaAdmin]) =>
  foundBy(secretExists, { clusters: { hub: { objects: hub }, spoke } })

/** A Deployment whose container reads the key `token` of the Secret `tunnel-token`. */
const reader = (over: object = {}) =>
  playedWorkload('Deployment', 'tunnel', {
    spec: {
      template: {
        spec: {
          containers: [
            {
              name: 'tunnel',
              env: [
                {
                  name: 'TOKEN',
                  valueFrom: { secretKeyRef: { name: 'tunnel-token', key: 'token', ...over } },
                },
              ],
            },
          ],
        },
      },
    },
  })

test('a Secret that the inventory lists and the cluster lacks is found, with the command that makes it', async () => {
  const [one, ...others] = await found({}, [])
  expect(others).toEqual([])
  expect(one).toMatchObject({
    severity: 'error',
    cluster: 'hub',
    subject: 'Secret monitoring/grafana-admin',
    message: 'the Secret monitoring/grafana-admin does not exist, which grafana reads',
    fix: 'kubectl --context cluster-1 --namespace monitoring create secret generic grafana-admin --from-literal=user=… --from-literal=password=…',
  })
})

const SOPS: NonNullable<ClusterInput['secretsFrom']> = { type: 'sops', recipients: [SAMPLE_RECIPIENTS[0]] }
const STORE: NonNullable<ClusterInput['secretsFrom']> = { type: 'external-secrets', store: { name: 'vault' } }

test.each([
  ['that SOPS encrypts', SOPS, '`secret hub/monitoring/grafana-admin`'],
  ['of a store', STORE, 'describe externalsecret grafana-admin'],
])('a missing Secret %s is found with the step that brings it', async (_, secretsFrom, step) => {
  const fleet = sampleFleet({
    clusters: { hub: sampleCluster(1, { secretsFrom }), spoke: sampleCluster(2) },
  })
  const [one] = await foundBy(secretExists, { fleet, clusters: { hub: { objects: [] }, spoke: {} } })
  expect(one?.subject).toBe('Secret monitoring/grafana-admin')
  expect(one?.fix).toContain(step)
})

test('a Secret that a pod of the tree reads is found, with the pods that cannot start', async () => {
  const [one] = await found({ tree: [reader()] })
  expect(one?.message).toContain('which Deployment monitoring/tunnel reads')
  expect(one?.explains).toContainEqual({
    check: 'container-runs',
    cluster: 'spoke',
    subject: 'Deployment monitoring/tunnel',
  })
})

test('so is one that a pod of a release reads, which no tree states', async () => {
  expect(await found({ objects: [reader()] })).toMatchObject([{ subject: 'Secret monitoring/tunnel-token' }])
})

test.each([
  ['a file', { volumes: [{ name: 'v', secret: { secretName: 'tunnel-token' } }] }],
  [
    'one file of several',
    { volumes: [{ name: 'v', projected: { sources: [{ secret: { name: 'tunnel-token' } }] } }] },
  ],
  ['credentials of a registry', { imagePullSecrets: [{ name: 'tunnel-token' }] }],
  ['all variables', { initContainers: [{ name: 'i', envFrom: [{ secretRef: { name: 'tunnel-token' } }] }] }],
])('a Secret that is read as %s is found', async (_, pod) => {
  const objects = [
    playedWorkload('DaemonSet', 'tunnel', { spec: { template: { spec: { containers: [], ...pod } } } }),
  ]
  expect(await found({ objects })).toMatchObject([{ subject: 'Secret monitoring/tunnel-token' }])
})

test.each([
  ['GitRepository', 'source.toolkit.fluxcd.io/v1', { secretRef: { name: 'key' } }, 'flux-source-fetched'],
  [
    'Kustomization',
    'kustomize.toolkit.fluxcd.io/v1',
    { decryption: { secretRef: { name: 'key' } } },
    'flux-applied',
  ],
  [
    'HelmRelease',
    'helm.toolkit.fluxcd.io/v2',
    { valuesFrom: [{ kind: 'Secret', name: 'key' }] },
    'release-installed',
  ],
])('a Secret that a %s reads is found, and explains that it fails', async (kind, apiVersion, spec, check) => {
  const object = { apiVersion, kind, metadata: { name: 'fleet', namespace: 'flux-system' }, spec }
  expect(await found({ objects: [object] })).toMatchObject([
    {
      subject: 'Secret flux-system/key',
      explains: [{ check, cluster: 'spoke', subject: `${kind} flux-system/fleet` }],
    },
  ])
})

test('a Secret explains the images that are pulled with it, and no others', async () => {
  const pulling = playedWorkload('DaemonSet', 'tunnel', {
    spec: { template: { spec: { containers: [], imagePullSecrets: [{ name: 'registry' }] } } },
  })
  const explainedBy = async (object: KubernetesObject) =>
    (await found({ objects: [object] }))[0]?.explains?.map(({ check }) => check)
  expect(await explainedBy(pulling)).toContain('image-pulled')
  expect(await explainedBy(reader())).not.toContain('image-pulled')
})

test('a Secret of a similar name is named', async () => {
  const [one] = await found({ objects: [reader(), playedSecret('monitoring', 'tunel-token', 'token')] })
  expect(one?.cause).toBe('It may have another name there: did you mean "tunel-token"?')
  expect(one?.evidence[0]?.seen).toBe('tunel-token')
})

test('a Secret of the same name in another namespace is named', async () => {
  const [one] = await found({ objects: [reader(), playedSecret('default', 'tunnel-token', 'token')] })
  expect(one?.cause).toContain('in the namespace default')
})

test('all is well where each is there, and where a pod starts without it', async () => {
  expect(await found({ objects: [reader(), playedSecret('monitoring', 'tunnel-token')] })).toEqual([])
  expect(await found({ objects: [reader({ optional: true })] })).toEqual([])
})

test('no value of a Secret is shown', async () => {
  const { headlines } = await examined(secretExists, {
    clusters: { spoke: { objects: [reader(), playedSecret('monitoring', 'tunel-token', 'token')] } },
  })
  expect(JSON.stringify(headlines)).not.toContain('aHVudGVyMg')
})

test('without the right to list Secrets, it says nothing', async () => {
  const { headlines, unasked } = await examined(secretExists, {
    clusters: { hub: { objects: [grafanaAdmin] }, spoke: { objects: [reader()], forbidden: ['/secrets'] } },
  })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'secret-exists', cluster: 'spoke', obstacle: 'forbidden' }])
})
