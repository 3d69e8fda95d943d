import type { CronJobInput, WorkloadInput } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleWorkload } from '@fleet/model/testing'
import { findObject, findObjects } from '@fleet/kubernetes/testing'
import type {
  IConfigMap,
  ICronJob,
  IDeployment,
  IHorizontalPodAutoscaler,
  INetworkPolicy,
  IPersistentVolumeClaim,
  IPodDisruptionBudget,
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

  it('takes connections from its backup and its exporter beside those', () => {
    const backedUp = made(
      {
        app: sampleWorkload(),
        db: sampleWorkload({
          image: 'postgres:17.5-alpine',
          ports: { postgres: 5432 },
          probes: { ...sampleWorkload().probes, action: { type: 'exec', command: ['pg_isready'] } },
          env: { POSTGRES_PASSWORD: { secret: 'db', key: 'password' } },
          admits: ['app'],
          backup: { to: { type: 'nfs', server: 'nas.lan', path: '/export/backups' } },
          exporter: 'postgresql',
        }),
      },
      { db: { namespace: 'apps', keys: { password: 'the password' } } },
    )
    const policy = findObject<INetworkPolicy>(backedUp, { kind: 'NetworkPolicy', name: 'db' })
    const callers = policy.spec?.ingress?.[0]?.from?.map(
      ({ podSelector }) => podSelector?.matchLabels?.['app.kubernetes.io/name'],
    )
    expect(callers).toEqual(['app', 'db-backup', 'db-restore', 'db-exporter'])
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

const helper = {
  name: 'helper',
  image: 'registry.example/helper:1.0.0',
  resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
}

const podOf = (objects: ReturnType<typeof made>) =>
  findObject<IDeployment>(objects, { kind: 'Deployment', name: 'app' }).spec?.template

describe('a service with config files', () => {
  const config = { '/etc/app/config.yaml': 'level: info', '/etc/app/more/config.yaml': 'level: debug' }
  const mapOf = (files: Record<string, string>) =>
    findObject<IConfigMap>(made({ app: sampleWorkload({ config: files }) }), { kind: 'ConfigMap' })

  it('finds each text at its path, also where two files have one name', () => {
    const spec = podOf(made({ app: sampleWorkload({ config }) }))?.spec
    const texts = spec?.containers[0]?.volumeMounts?.map(({ mountPath, subPath = '' }) => [
      mountPath,
      mapOf(config).data?.[subPath],
    ])
    expect(texts).toEqual(Object.entries(config))
  })

  it('starts anew after a change: the ConfigMap has another name', () => {
    const changed = mapOf({ ...config, '/etc/app/config.yaml': 'level: error' })
    expect(changed.metadata.name).not.toBe(mapOf(config).metadata.name)
    expect(changed.immutable).toBe(true)
  })
})

describe('containers beside a service', () => {
  const template = podOf(
    made({
      app: sampleWorkload({
        volumes,
        init: [{ ...helper, name: 'migrate', mounts: { data: [{ path: '/data' }] }, scratch: ['/tmp'] }],
        sidecars: [helper],
      }),
    }),
  )
  const [sidecar, init] = template?.spec?.initContainers ?? []

  it('start before it, and a sidecar before the init container that may need it', () => {
    expect([sidecar?.name, sidecar?.restartPolicy]).toEqual(['helper', 'Always'])
    expect([init?.name, init?.restartPolicy]).toEqual(['migrate', undefined])
  })

  it('see the volumes of the service, and scratch space of their own', () => {
    expect(init?.volumeMounts).toEqual([
      { name: 'data', mountPath: '/data' },
      { name: 'scratch-init-0-0', mountPath: '/tmp' },
    ])
    expect(template?.spec?.volumes).toContainEqual({
      name: 'scratch-init-0-0',
      emptyDir: { sizeLimit: '256Mi' },
    })
  })
})

describe('a service that reaches its node', () => {
  const template = podOf(
    made({
      app: sampleWorkload({
        hostAccess: { because: 'it decodes videos', devices: true, network: true },
        folders: {
          gpu: { from: 'node', path: '/dev/dri', because: 'the GPU decodes', mounts: [{ path: '/dev/dri' }] },
        },
      }),
    }),
  )

  it('says why', () => {
    expect(template?.metadata?.annotations).toEqual({
      'observability-fleet/reaches-its-node-because': 'it decodes videos; the GPU decodes',
    })
  })

  it('may open the device, and kube-apiserver refuses a ban of escalation beside that', () => {
    const [container] = template?.spec?.containers ?? []
    expect(container?.securityContext).toMatchObject({ privileged: true })
    expect(container?.securityContext).not.toHaveProperty('allowPrivilegeEscalation')
    expect(container?.volumeMounts).toEqual([{ name: 'gpu', mountPath: '/dev/dri', readOnly: true }])
  })

  it('finds the Services of the cluster from the network of its node', () => {
    expect(template?.spec).toMatchObject({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' })
  })
})

describe('a service of several pods', () => {
  const objects = made({ app: sampleWorkload({ replicas: 3 }) })

  it('keeps all but one of them while nodes are drained', () => {
    const budget = findObject<IPodDisruptionBudget>(objects, { kind: 'PodDisruptionBudget' })
    expect(budget.spec?.maxUnavailable).toBe(1)
    expect(budget.spec?.selector?.matchLabels).toEqual({ 'app.kubernetes.io/name': 'app' })
  })

  it('has no budget where one pod is all: it would block every drain', () => {
    const one = made({ app: sampleWorkload({ autoscaling: { min: 1, max: 3 } }) })
    expect(findObjects(one, { kind: 'PodDisruptionBudget' })).toEqual([])
  })

  it('leaves their number to the autoscaler', () => {
    const scaled = made({ app: sampleWorkload({ autoscaling: { min: 2, max: 4, cpu: 60 } }) })
    const { spec } = findObject<IHorizontalPodAutoscaler>(scaled, { kind: 'HorizontalPodAutoscaler' })
    expect(spec).toMatchObject({ minReplicas: 2, maxReplicas: 4, scaleTargetRef: { name: 'app' } })
    expect(findObject<IDeployment>(scaled, { kind: 'Deployment' }).spec).not.toHaveProperty('replicas')
  })
})

it('offers a port under the number of a URL, and a port of UDP as such', () => {
  const objects = made({
    app: sampleWorkload({
      ports: { http: { container: 8080, service: 80 }, dns: { container: 5353, protocol: 'UDP' } },
    }),
  })
  expect(findObject<IService>(objects, { kind: 'Service' }).spec?.ports).toEqual([
    { name: 'dns', port: 5353, targetPort: 'dns', protocol: 'UDP' },
    { name: 'http', port: 80, targetPort: 'http' },
  ])
})

describe('a program that runs by the clock', () => {
  const job: CronJobInput = {
    namespace: 'apps',
    schedule: '0 3 * * *',
    image: 'registry.example/backup:1.0.0',
    resources: helper.resources,
    runAs: { as: 'user', id: 1000 },
    readOnlyRootFilesystem: true,
    folders: { data: { from: 'volume', of: 'app', volume: 'data', mounts: [{ path: '/data' }] } },
  }
  const objects = workloads(
    sampleFleet({
      clusters: {
        hub: sampleCluster(1, { workloads: { app: sampleWorkload({ volumes }) }, cronJobs: { backup: job } }),
      },
    }),
  )
  const { spec } = findObject<ICronJob>(objects, { kind: 'CronJob', name: 'backup' })

  it('never runs twice at once, nor without end, by a clock that does not depend on a node', () => {
    expect(spec).toMatchObject({ concurrencyPolicy: 'Forbid', timeZone: 'Etc/UTC' })
    expect(spec?.jobTemplate.spec?.activeDeadlineSeconds).toBe(3600)
  })

  it('mounts the volume of a service', () => {
    expect(spec?.jobTemplate.spec?.template.spec?.volumes).toEqual([
      { name: 'data', persistentVolumeClaim: { claimName: 'app.data' } },
    ])
  })
})
