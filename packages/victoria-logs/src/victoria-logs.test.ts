import type {
  IConfigMap,
  IDeployment,
  INetworkPolicy,
  IPodMonitor,
  IService,
  IStatefulSet,
} from '@fleet/kubernetes'
import { findObject } from '@fleet/kubernetes/testing'
import { bytes, type FleetInput } from '@fleet/model'
import {
  sampleCluster,
  sampleFleet,
  sampleNode,
  sampleThanos,
  sampleVictoriaLogs,
} from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { victoriaLogsStore } from './index.ts'

type Logs = Parameters<typeof sampleVictoriaLogs>[0]

const artifactsOf = (logs?: Logs, over: Partial<FleetInput> = {}) =>
  victoriaLogsStore(sampleFleet({ ...sampleVictoriaLogs(logs), ...over }))

const THREE_NODES: Partial<FleetInput> = {
  clusters: {
    hub: sampleCluster(1, { nodes: { a: sampleNode(1), b: sampleNode(3), c: sampleNode(4) } }),
    spoke: sampleCluster(2),
  },
}

const onThreeNodes = (logs: Logs) => {
  const { hub, versions } = sampleVictoriaLogs(logs)
  return victoriaLogsStore(sampleFleet({ ...THREE_NODES, versions, hub: { ...hub, node: 'b' } }))
}

const storage = (artifacts: ReturnType<typeof artifactsOf>, name = 'victoria-logs') =>
  findObject<IStatefulSet>(artifacts, { kind: 'StatefulSet', name }).spec

const argsOf = (spec: IStatefulSet['spec'] | IDeployment['spec']): readonly string[] =>
  spec?.template.spec?.containers[0]?.args ?? []

const policy = (artifacts: ReturnType<typeof artifactsOf>, name: string) =>
  JSON.stringify(findObject<INetworkPolicy>(artifacts, { kind: 'NetworkPolicy', name }).spec?.ingress)

const configOf = (over: Partial<FleetInput['hub']['ingest']> = {}): string => {
  const { hub, versions } = sampleVictoriaLogs()
  const artifacts = victoriaLogsStore(
    sampleFleet({ versions, hub: { ...hub, ingest: { ...hub.ingest, ...over } } }),
  )
  const { volumes = [] } = findObject<IDeployment>(artifacts, {
    kind: 'Deployment',
    name: 'telemetry-gateway',
  }).spec?.template.spec ?? { containers: [] }
  const name = volumes.find(({ configMap }) => configMap)?.configMap?.name ?? ''
  return findObject<IConfigMap>(artifacts, { kind: 'ConfigMap', name }).data?.['nginx.conf'] ?? ''
}

describe('the store of logs', () => {
  it('is there only where the inventory chooses it', () => {
    expect(victoriaLogsStore(sampleFleet())).toEqual([])
  })

  it('keeps lines for the retention, in whole hours, and no more than fit on its volume', () => {
    const spec = storage(artifactsOf({ retention: '36h30m', volume: '20Gi', storageClass: 'fast' }))
    expect(argsOf(spec)).toContain('-retentionPeriod=37h')
    const size = Number(/=(\d+)$/.exec(argsOf(spec).find((one) => one.includes('Bytes')) ?? '')?.[1])
    expect(size).toBeGreaterThan(0)
    expect(size).toBeLessThan(0.9 * bytes('20Gi' as Parameters<typeof bytes>[0]))
    expect(spec?.volumeClaimTemplates?.[0]?.spec).toMatchObject({
      storageClassName: 'fast',
      resources: { requests: { storage: '20Gi' } },
    })
  })

  it('writes what it has acknowledged as soon as it can', () => {
    expect(argsOf(storage(artifactsOf()))).toContain('-inmemoryDataFlushInterval=1s')
  })

  it('is reached by the gateway, and by Prometheus for its metrics', () => {
    const ingress = policy(artifactsOf(), 'victoria-logs')
    expect(ingress.match(/app.kubernetes.io\/name":"[\w-]+/g)).toEqual([
      expect.stringContaining('telemetry-gateway'),
      expect.stringContaining('prometheus'),
    ])
    expect(ingress).not.toMatch(/ipBlock|namespaceSelector/)
  })
})

describe('a cluster', () => {
  const artifacts = onThreeNodes({ mode: 'cluster' })

  it('has a storage node for each node of the hub, on different ones', () => {
    const spec = storage(artifacts, 'victoria-logs-storage')
    expect(spec?.replicas).toBe(3)
    expect(spec?.template.spec?.topologySpreadConstraints).toHaveLength(1)
    expect(spec?.template.spec?.nodeSelector).toBeUndefined()
  })

  it('asks every storage node, and takes no line where it would only be in memory', () => {
    const { spec } = findObject<IDeployment>(artifacts, { kind: 'Deployment', name: 'victoria-logs-select' })
    const port = 9428
    const nodes = [0, 1, 2].map(
      (index) => `victoria-logs-storage-${index}.victoria-logs-storage.monitoring.svc:${port}`,
    )
    expect(argsOf(spec)).toContain(`-storageNode=${nodes.join(',')}`)
    expect(argsOf(spec)).toContain('-insert.disable')
  })

  it('takes lines at the storage nodes themselves', () => {
    const { spec } = findObject<IService>(artifacts, { kind: 'Service', name: 'victoria-logs-insert' })
    expect(spec?.selector).toEqual({ 'app.kubernetes.io/name': 'victoria-logs-storage' })
    expect(spec?.clusterIP).toBeUndefined()
  })

  it('loses no more than one pod of a role to a drain', () => {
    for (const name of ['victoria-logs-storage', 'victoria-logs-select'])
      expect(findObject(artifacts, { kind: 'PodDisruptionBudget', name })).toMatchObject({
        spec: { maxUnavailable: 1 },
      })
  })

  it('is scraped as a job of each role, of whose metrics the alerts’ are stored', () => {
    for (const name of ['victoria-logs-storage', 'victoria-logs-select']) {
      const { spec } = findObject<IPodMonitor>(artifacts, { kind: 'PodMonitor', name })
      expect(spec.selector.matchLabels).toEqual({ 'app.kubernetes.io/name': name })
      expect(spec.jobLabel).toBe('app.kubernetes.io/name')
      const [{ metricRelabelings: [kept] = [] } = {}] = spec.podMetricsEndpoints ?? []
      expect(kept).toMatchObject({ action: 'keep', regex: expect.stringMatching('vl_rows_dropped_total') })
    }
  })

  it('lets only its queries, the gateway and Prometheus reach a storage node', () => {
    const ingress = policy(artifacts, 'victoria-logs-storage')
    expect(ingress).toContain('telemetry-gateway')
    expect(ingress).toContain('victoria-logs-select')
    expect(policy(artifacts, 'victoria-logs-select')).not.toContain('storage')
  })

  it('stays in step with the replicas that are stated', () => {
    expect(storage(artifactsOf({ mode: 'cluster', replicas: 5 }), 'victoria-logs-storage')?.replicas).toBe(5)
    expect(storage(artifactsOf({ mode: 'cluster' }), 'victoria-logs-storage')?.replicas).toBe(2)
  })
})

describe('the gateway', () => {
  it('is the Service that spokes know, by the same name and port', () => {
    const { spec } = findObject<IService>(artifactsOf(), { kind: 'Service', name: 'loki-gateway-external' })
    expect(spec?.ports).toMatchObject([{ nodePort: 31080, targetPort: 8081 }])
    expect(spec?.selector).toEqual({ 'app.kubernetes.io/name': 'telemetry-gateway' })
  })

  it('keeps the path of a push, and writes that of the store', () => {
    expect(configOf()).toMatch(
      /location = \/otlp\/v1\/logs \{[^}]*\}\s+rewrite \^ \/insert\/opentelemetry\/v1\/logs break;/,
    )
  })

  it('passes no header on by which a client could change a line or its tenant', () => {
    for (const config of [configOf(), configOf({ credentials: 'required' })]) {
      const pushes = config.match(/rewrite [^}]*/g) ?? []
      expect(pushes).toHaveLength(2)
      for (const push of pushes) {
        expect(push).toContain('proxy_pass_request_headers off;')
        expect(push.match(/proxy_set_header [\w-]+/g)).toEqual([
          'proxy_set_header Content-Type',
          'proxy_set_header Content-Encoding',
          'proxy_set_header VL-Stream-Fields',
        ])
        expect(push).not.toContain('$args')
      }
    }
  })

  it('makes streams of the labels that Loki has, and of nothing that changes with each restart', () => {
    const [, fields = ''] = /VL-Stream-Fields '([^']+)'/.exec(configOf()) ?? []
    expect(fields.split(',')).toEqual(expect.arrayContaining(['cluster', 'k8s.pod.name']))
    expect(fields).not.toMatch(/uid|restart/)
  })

  it('answers queries of the plugin to pods of the hub, and no other path of the store', () => {
    const config = configOf()
    const [spokes = '', hub = ''] = config.split('listen 8080;')
    expect(spokes).not.toContain('/select/')
    expect(hub).toContain('/select/logsql/')
    expect(hub).not.toMatch(/location[^{]*(delete|internal|metrics)/)
  })

  it('loses no more than one of its pods to a drain, of a hub with two addresses', () => {
    const logs = sampleVictoriaLogs({ mode: 'cluster' })
    const metrics = sampleThanos()
    const budgets = (second: Partial<FleetInput['hub']>) =>
      victoriaLogsStore(
        sampleFleet({
          ...THREE_NODES,
          hub: { ...logs.hub, metrics: metrics.hub.metrics, node: 'a', ...second },
          versions: {
            ...logs.versions,
            images: { ...metrics.versions.images, ...logs.versions.images },
          },
        }),
      )
        .flatMap(({ objects }) => objects)
        .filter(
          ({ kind, metadata }) => kind === 'PodDisruptionBudget' && metadata.name === 'telemetry-gateway',
        )
    expect(budgets({})).toEqual([])
    expect(budgets({ secondNode: 'b' })).toMatchObject([{ spec: { maxUnavailable: 1 } }])
  })

  it('asks for the credentials of the Secret that it mounts', () => {
    const { hub, versions } = sampleVictoriaLogs()
    const artifacts = victoriaLogsStore(
      sampleFleet({ versions, hub: { ...hub, ingest: { ...hub.ingest, credentials: 'required' } } }),
    )
    const { spec } = findObject<IDeployment>(artifacts, { kind: 'Deployment', name: 'telemetry-gateway' })
    expect(spec?.template.spec?.containers[0]?.volumeMounts).toContainEqual({
      name: 'push-credentials',
      mountPath: '/etc/nginx/push-credentials',
      readOnly: true,
    })
    expect(configOf({ credentials: 'required' })).toContain(
      'auth_basic_user_file /etc/nginx/push-credentials/htpasswd;',
    )
  })
})
