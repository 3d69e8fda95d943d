import type { WorkloadInput } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleWorkload } from '@fleet/model/testing'
import { findObject, findObjects } from '@fleet/kubernetes/testing'
import type {
  IDeployment,
  INetworkPolicy,
  IPersistentVolumeClaim,
  IService,
  IStatefulSet,
} from '@fleet/kubernetes'
import { describe, expect, it } from 'vitest'
import { workloads } from './index.ts'

const made = (items: Record<string, WorkloadInput>, secrets = {}) =>
  workloads(sampleFleet({ clusters: { hub: sampleCluster(1, { workloads: items, secrets }) } }))

const volumes = { data: { size: '5Gi', mounts: [{ path: '/data' }, { path: '/ingest', subPath: 'ingest' }] } }

describe('a service without data', () => {
  const objects = made({ app: sampleWorkload({ env: { TZ: 'UTC' } }) })
  const deployment = findObject<IDeployment>(objects, { kind: 'Deployment', name: 'app' })
  const pod = deployment.spec?.template.spec

  it('is reached by its Service under the port’s name and number', () => {
    const service = findObject<IService>(objects, { kind: 'Service', name: 'app' })
    expect(service.spec?.ports).toEqual([{ name: 'http', port: 8080, targetPort: 'http' }])
    expect(deployment.spec?.template.metadata?.labels).toMatchObject(service.spec?.selector ?? {})
  })

  it('has the probes of the inventory, each with a time-out', () => {
    expect(pod?.containers[0]).toMatchObject({
      livenessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 20, timeoutSeconds: 5 },
      readinessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 10, timeoutSeconds: 5 },
    })
  })

  it('has no token for the API and no capability', () => {
    expect(pod?.automountServiceAccountToken).toBe(false)
    expect(pod?.containers[0]?.securityContext?.capabilities).toEqual({ drop: ['ALL'] })
    expect(pod?.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 })
  })
})

describe('a service with a volume', () => {
  const objects = made({ app: sampleWorkload({ volumes }) })

  it('keeps its data when it is removed from the inventory', () => {
    const claim = findObject<IPersistentVolumeClaim>(objects, {
      kind: 'PersistentVolumeClaim',
      name: 'app.data',
    })
    expect(claim.metadata.annotations).toEqual({ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' })
    expect(claim.spec).toMatchObject({
      storageClassName: 'local-path',
      resources: { requests: { storage: '5Gi' } },
    })
  })

  it('never has two pods at once, which would both write to it', () => {
    const { spec } = findObject<IDeployment>(objects, { kind: 'Deployment' })
    expect(spec?.strategy).toEqual({ type: 'Recreate' })
  })

  it('mounts it at each path', () => {
    const { spec } = findObject<IDeployment>(objects, { kind: 'Deployment' })
    expect(spec?.template.spec?.containers[0]?.volumeMounts).toEqual([
      { name: 'data', mountPath: '/data' },
      { name: 'data', mountPath: '/ingest', subPath: 'ingest' },
    ])
    expect(spec?.template.spec?.volumes).toEqual([
      { name: 'data', persistentVolumeClaim: { claimName: 'app.data' } },
    ])
  })
})

describe('a database', () => {
  const objects = made(
    {
      app: sampleWorkload(),
      db: sampleWorkload({
        controller: 'StatefulSet',
        ports: { postgres: 5432 },
        probes: { ...sampleWorkload().probes, action: { type: 'exec', command: ['pg_isready'] } },
        env: { POSTGRES_PASSWORD: { secret: 'db', key: 'password' } },
        scratch: ['/tmp'],
        volumes,
        admits: ['app'],
      }),
    },
    { db: { namespace: 'apps', keys: { password: 'the password' } } },
  )
  const { spec } = findObject<IStatefulSet>(objects, { kind: 'StatefulSet', name: 'db' })

  it('makes its own claim, which outlives it', () => {
    expect(spec?.volumeClaimTemplates?.map(({ metadata }) => metadata?.name)).toEqual(['data'])
    expect(findObjects(objects, { kind: 'PersistentVolumeClaim' })).toEqual([])
  })

  it('reads its password from a Secret and has a command probe', () => {
    expect(spec?.template.spec?.containers[0]).toMatchObject({
      env: [{ name: 'POSTGRES_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }],
      readinessProbe: { exec: { command: ['pg_isready'] } },
    })
  })

  it('writes only to its volume and to scratch space', () => {
    const [container] = spec?.template.spec?.containers ?? []
    expect(container?.securityContext?.readOnlyRootFilesystem).toBe(true)
    expect(container?.volumeMounts?.map(({ mountPath }) => mountPath)).toEqual(['/data', '/ingest', '/tmp'])
  })

  it('takes connections only from the workloads it admits', () => {
    const policy = findObject<INetworkPolicy>(objects, { kind: 'NetworkPolicy', name: 'db' })
    expect(policy.spec?.ingress).toEqual([
      {
        from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'app' } } }],
        ports: [{ protocol: 'TCP', port: 5432 }],
      },
    ])
  })
})

it('has separate claims for workload and volume names that concatenate alike', () => {
  const volume = { size: '1Gi', mounts: [{ path: '/data' }] }
  const objects = made({
    a: sampleWorkload({ volumes: { 'b-c': volume } }),
    'a-b': sampleWorkload({ volumes: { c: volume } }),
  })
  const names = findObjects(objects, { kind: 'PersistentVolumeClaim' }).map(({ metadata }) => metadata.name)
  expect(new Set(names).size).toBe(2)
})

describe('a workload that offers nothing', () => {
  const objects = made({
    app: sampleWorkload(),
    worker: sampleWorkload({
      ports: {},
      probes: { ...sampleWorkload().probes, action: { type: 'exec', command: ['true'] } },
      admits: ['app'],
    }),
  })

  it('has no Service, for Kubernetes refuses one without ports', () => {
    expect(findObjects(objects, { kind: 'Service', name: 'worker' })).toEqual([])
  })

  it('admits no caller: a policy without ports would open all of them', () => {
    const policy = findObject<INetworkPolicy>(objects, { kind: 'NetworkPolicy', name: 'worker' })
    expect(policy.spec).toMatchObject({ policyTypes: ['Ingress'], ingress: [] })
  })
})

it('gives a process that must start as root exactly its listed capabilities', () => {
  const runAs = {
    as: 'root' as const,
    because: 'it owns its volumes first',
    capabilities: ['CHOWN' as const],
  }
  const { spec } = findObject<IDeployment>(made({ app: sampleWorkload({ runAs }) }), { kind: 'Deployment' })
  expect(spec?.template.spec?.containers[0]?.securityContext).toMatchObject({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'], add: ['CHOWN'] },
  })
})
