import { KUBE_STATE_RESOURCES, type Artifact, type WorkloadInput } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleTunnel, sampleWorkload } from '@fleet/model/testing'
import { findObject, findObjects } from '@fleet/kubernetes/testing'
import type {
  IClusterRole,
  IConfigMap,
  IDaemonSet,
  IDeployment,
  INetworkPolicy,
  IService,
  IServiceMonitor,
} from '@fleet/kubernetes'
import { describe, expect, it } from 'vitest'
import { exporters } from './index.ts'

const artifacts = exporters(
  sampleFleet({ clusters: { hub: sampleCluster(1, sampleTunnel), spoke: sampleCluster(2, sampleTunnel) } }),
)
const containerOf = ({ spec }: IDaemonSet | IDeployment) => spec?.template.spec?.containers[0]

describe('node-exporter', () => {
  const daemonSet = findObject<IDaemonSet>(artifacts, { kind: 'DaemonSet', name: 'node-exporter' })

  it('runs on spokes only; the hub has the chart’s exporter', () => {
    expect(findObjects(artifacts, { cluster: 'hub', kind: 'DaemonSet' })).toEqual([])
  })

  it('listens only on the address that the collector scrapes', () => {
    expect(containerOf(daemonSet)?.args).toContain('--web.listen-address=$(NODE_IP):9100')
  })

  it('runs on every node and writes nothing there', () => {
    expect(daemonSet.spec?.template.spec?.tolerations).toEqual([{ operator: 'Exists' }])
    expect(containerOf(daemonSet)?.volumeMounts?.every(({ readOnly }) => readOnly)).toBe(true)
  })
})

describe('kube-state-metrics', () => {
  const deployment = findObject<IDeployment>(artifacts, { kind: 'Deployment', name: 'kube-state-metrics' })
  const role = findObject<IClusterRole>(artifacts, { kind: 'ClusterRole', name: 'kube-state-metrics' })

  it('may list exactly the kinds that it reports on', () => {
    const allowed = (role.rules ?? [])
      .filter(({ apiGroups = [] }) => apiGroups.every((group) => group in KUBE_STATE_RESOURCES))
      .flatMap(({ resources }) => resources ?? [])
      .toSorted()
    expect(containerOf(deployment)?.args).toContain(`--resources=${allowed.join(',')}`)
    expect(allowed).toEqual(Object.values(KUBE_STATE_RESOURCES).flat().toSorted())
  })

  it('reports on the objects of Flux by the file that it mounts', () => {
    const [volume] = deployment.spec?.template.spec?.volumes ?? []
    const config = findObject<IConfigMap>(artifacts, {
      kind: 'ConfigMap',
      name: volume?.configMap?.name ?? '',
    })
    const [mount] = containerOf(deployment)?.volumeMounts ?? []
    const [file = ''] = Object.keys(config.data ?? {})
    expect(containerOf(deployment)?.args).toContain(
      `--custom-resource-state-config-file=${mount?.mountPath}/${file}`,
    )
    expect(config.data?.[file]).toContain('kind: HelmRelease')
  })

  it('may not read Secrets and ConfigMaps', () => {
    const allowed = (role.rules ?? []).flatMap(({ resources }) => resources ?? [])
    expect(allowed).not.toContain('secrets')
    expect(allowed).not.toContain('configmaps')
  })
})

describe('Flux', () => {
  it.each(['hub', 'spoke'])('has a Service for each controller in its namespace on the %s', (cluster) => {
    const services = findObjects(artifacts, { cluster, kind: 'Service' }).filter(
      ({ metadata }) => metadata.namespace === 'flux-system',
    ) as readonly IService[]
    expect(services.map(({ spec }) => spec?.selector)).toEqual([
      { app: 'source-controller' },
      { app: 'kustomize-controller' },
      { app: 'helm-controller' },
    ])
  })
})

describe('cloudflared', () => {
  const deployment = findObject<IDeployment>(artifacts, {
    cluster: 'spoke',
    kind: 'Deployment',
    name: 'cloudflared',
  })

  it('exposes its metrics to scrapes, against its default', () => {
    expect(containerOf(deployment)?.args).toEqual([
      'tunnel',
      '--no-autoupdate',
      '--metrics',
      '0.0.0.0:2000',
      'run',
    ])
  })

  it('reads its token from the Secret of the inventory', () => {
    expect(containerOf(deployment)?.env).toEqual([
      { name: 'TUNNEL_TOKEN', valueFrom: { secretKeyRef: { name: 'tunnel-token', key: 'token' } } },
    ])
  })

  it('does not wait for the telemetry’s charts: it serves the user’s services', () => {
    const layer = (made: Artifact) => made.objects.some(({ kind }) => kind === 'Deployment') && made.layer
    const layers = artifacts.filter(({ path }) => path.includes('cloudflared')).map(layer)
    expect(layers).toContain('workloads')
    expect(layers).not.toContain('telemetry')
  })

  it('is absent from a cluster that has no tunnel', () => {
    const without = exporters(sampleFleet())
    expect(without.filter(({ path }) => path.includes('cloudflared'))).toEqual([])
  })
})

describe('Traefik', () => {
  it('has metrics of each router, and so of each domain', () => {
    const config = findObject<{ spec: { valuesContent: string } }>(artifacts, {
      cluster: 'spoke',
      kind: 'HelmChartConfig',
    })
    expect(config.spec.valuesContent).toContain('addRoutersLabels: true')
    expect(config.metadata).toMatchObject({ name: 'traefik', namespace: 'kube-system' })
  })

  it('is left alone on a cluster where it does not run', () => {
    const without = exporters(
      sampleFleet({
        clusters: { hub: sampleCluster(1, { traefik: false }), spoke: sampleCluster(2, { traefik: false }) },
      }),
    )
    expect(findObjects(without, { kind: 'HelmChartConfig' })).toEqual([])
    expect(findObjects(without, { kind: 'ServiceMonitor', name: 'traefik' })).toEqual([])
  })
})

describe('the hub’s monitors', () => {
  const monitors = findObjects<IServiceMonitor>(artifacts, { kind: 'ServiceMonitor' })

  it('are on the hub alone, where their custom resource is', () => {
    expect(findObjects(artifacts, { cluster: 'spoke', kind: 'ServiceMonitor' })).toEqual([])
    expect(monitors.map(({ metadata }) => metadata.name)).toEqual(
      expect.arrayContaining(['cloudflared', 'traefik']),
    )
  })

  it('each find one Service, by its namespace, its labels and the name of its port', () => {
    const services = findObjects<IService>(artifacts, { cluster: 'hub', kind: 'Service' })
    for (const { spec } of monitors) {
      const wanted = Object.entries(spec?.selector.matchLabels ?? {})
      const found = services.filter(({ metadata: { labels } }) =>
        wanted.every(([label, value]) => labels?.[label] === value),
      )
      expect(found.map(({ metadata }) => metadata.namespace)).toEqual(spec?.namespaceSelector?.matchNames)
      expect(found.flatMap((service) => service.spec?.ports?.map(({ name }) => name))).toEqual(
        spec?.endpoints?.map(({ port }) => port),
      )
    }
  })

  it('keep Traefik’s own label `service`', () => {
    const monitor = findObject<IServiceMonitor>(artifacts, { kind: 'ServiceMonitor', name: 'traefik' })
    expect(monitor.spec?.endpoints?.map(({ honorLabels }) => honorLabels)).toEqual([true])
  })
})

describe('the blackbox exporter', () => {
  const probing = exporters(
    sampleFleet({
      clusters: {
        hub: sampleCluster(1),
        spoke: sampleCluster(2, {
          probes: { shop: 'https://shop.example/', nas: { url: 'https://nas.lan/', certificate: 'any' } },
        }),
      },
    }),
  )
  const here = probing.filter(({ cluster, path }) => cluster === 'spoke' && path === 'blackbox-exporter.yaml')

  it('runs where something is to be asked', () => {
    expect(findObjects(probing, { cluster: 'hub', kind: 'Deployment', name: 'blackbox-exporter' })).toEqual(
      [],
    )
  })

  it('has no token, and is asked by the scraper of its cluster alone', () => {
    expect(
      findObject<IDeployment>(here, { kind: 'Deployment' }).spec?.template.spec?.automountServiceAccountToken,
    ).toBe(false)
    expect(findObject<INetworkPolicy>(here, { kind: 'NetworkPolicy' }).spec?.ingress).toEqual([
      {
        from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'otel-collector' } } }],
        ports: [{ protocol: 'TCP', port: 'http' }],
      },
    ])
  })

  it('trusts any certificate only where the inventory says so', () => {
    const config = Object.values(findObject<IConfigMap>(here, { kind: 'ConfigMap' }).data ?? {}).join('')
    expect(config.split('insecure_skip_verify')).toHaveLength(2)
    expect(config).toContain('answers-any-certificate')
  })
})

describe('the exporter of a PostgreSQL', () => {
  const password = { secret: 'db', key: 'password' }
  const madeOf = (exporter: WorkloadInput['exporter']) =>
    exporters(
      sampleFleet({
        clusters: {
          hub: sampleCluster(1),
          spoke: sampleCluster(2, {
            workloads: {
              books: sampleWorkload({
                image: 'postgres:17.5-alpine',
                ports: { http: 8080, postgres: 5432 },
                env: { POSTGRES_USER: 'owner', POSTGRES_PASSWORD: password },
                ...(exporter && { exporter }),
              }),
            },
            secrets: {
              db: {
                namespace: 'apps',
                keys: {
                  password: 'the password of the owner',
                  ...(typeof exporter === 'object' && { monitor: 'the password of monitor' }),
                },
              },
            },
          }),
        },
      }),
    )
  const deploymentOf = (made: readonly Artifact[]) =>
    findObject<IDeployment>(made, { kind: 'Deployment', name: 'books-exporter' })
  const variablesOf = (made: readonly Artifact[]) =>
    Object.fromEntries(
      (containerOf(deploymentOf(made))?.env ?? []).map(({ name, value, valueFrom }) => [
        name,
        value ?? valueFrom?.secretKeyRef,
      ]),
    )
  const made = madeOf('postgresql')

  it('connects as the workload states it, or as a user of its own', () => {
    expect(variablesOf(made)).toMatchObject({
      PGHOST: 'books',
      PGPORT: '5432',
      PGUSER: 'owner',
      PGDATABASE: 'owner',
      PGPASSWORD: { name: 'db', key: 'password' },
    })
    const own = madeOf({ of: 'postgresql', user: 'monitor', password: { secret: 'db', key: 'monitor' } })
    expect(variablesOf(own)).toMatchObject({
      PGUSER: 'monitor',
      PGDATABASE: 'owner',
      PGPASSWORD: { name: 'db', key: 'monitor' },
    })
  })

  it('lives while the database is down', () => {
    const container = containerOf(deploymentOf(made))
    for (const probe of [container?.livenessProbe, container?.readinessProbe])
      expect(probe?.httpGet?.path).not.toBe('/metrics')
  })

  it('comes with the service, and is asked by the scraper of the cluster alone', () => {
    const file = made.find(({ path }) => path === 'apps/books-exporter.yaml')
    expect(file).toMatchObject({ cluster: 'spoke', layer: 'workloads' })
    const policy = findObject<INetworkPolicy>(made, { kind: 'NetworkPolicy', name: 'books-exporter' })
    expect(policy.spec?.ingress).toEqual([
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'otel-collector' } },
          },
        ],
        ports: [{ protocol: 'TCP', port: 'metrics' }],
      },
    ])
  })

  it('is absent where no workload has it', () => {
    expect(findObjects(madeOf(undefined), { kind: 'Deployment', name: 'books-exporter' })).toEqual([])
  })
})
