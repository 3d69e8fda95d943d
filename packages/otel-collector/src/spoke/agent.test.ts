import { parse } from 'yaml'
import type { ClusterName, Fleet } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleNode, sampleTunnel } from '@fleet/model/testing'
import { findObject, findObjects } from '@fleet/kubernetes/testing'
import type { IConfigMap, IDaemonSet, IDeployment } from '@fleet/kubernetes'
import { describe, expect, it } from 'vitest'
import { otelCollector } from '../index.ts'
import { agentConfig } from './agent.ts'
import { firstScraperConfig } from '../testing/scraper-configs.ts'

const spoke = 'spoke' as ClusterName

const fleetOf = (nodes: number, longestOutage = '1h'): Fleet => {
  const plain = sampleFleet()
  return sampleFleet({
    telemetry: { ...plain.telemetry, longestOutage },
    clusters: {
      hub: sampleCluster(1),
      spoke: sampleCluster(2, {
        ...sampleTunnel,
        nodes: Object.fromEntries(Array.from({ length: nodes }, (_, n) => [`node-${n}`, sampleNode(n + 10)])),
        metalNodes: { nas: '192.168.1.5:9100' },
      }),
    },
  })
}

interface Receiver {
  config: {
    scrape_configs: { job_name: string; scrape_interval: string; static_configs: { targets: string[] }[] }[]
  }
}

const scrapesOf = (config: { receivers: object }) =>
  Object.entries(config.receivers as Record<string, Receiver>)
    .filter(([id]) => id.startsWith('prometheus/'))
    .map(
      ([
        id,
        {
          config: {
            scrape_configs: [scrape],
          },
        },
      ]) => ({
        id,
        job: scrape?.job_name,
        interval: scrape?.scrape_interval,
        targets: scrape?.static_configs.flatMap(({ targets }) => targets),
      }),
    )

const ownNames = ({ service }: ReturnType<typeof agentConfig>) =>
  Object.fromEntries(service.telemetry.resource.attributes.map(({ name, value }) => [name, value]))

describe('a spoke’s collector', () => {
  const config = agentConfig(fleetOf(1), spoke)

  it('scrapes each exporter of the cluster in a receiver of its own', () => {
    const expected = [
      { id: 'prometheus/node-exporter', job: 'node-exporter', interval: '15s', targets: ['10.0.0.11:9100'] },
      { id: 'prometheus/kubelet', job: 'kubelet', interval: '30s', targets: ['10.0.0.11:10250'] },
      {
        id: 'prometheus/kube-state-metrics',
        job: 'kube-state-metrics',
        interval: '30s',
        targets: ['kube-state-metrics.monitoring.svc:8080'],
      },
      {
        id: 'prometheus/cloudflared',
        job: 'cloudflared',
        interval: '30s',
        targets: ['cloudflared-metrics.cloudflare.svc:2000'],
      },
      {
        id: 'prometheus/traefik',
        job: 'traefik',
        interval: '15s',
        targets: ['traefik-metrics.kube-system.svc:9100'],
      },
      {
        id: 'prometheus/node-exporter-metal-nodes',
        job: 'node-exporter-metal-nodes',
        interval: '15s',
        targets: ['192.168.1.5:9100'],
      },
      {
        id: 'prometheus/otel-collector',
        job: 'otel-collector',
        interval: '30s',
        targets: ['127.0.0.1:8888'],
      },
    ]
    expect(scrapesOf(config)).toEqual(expect.arrayContaining(expected))
  })

  it('pushes logs and metrics to the hub’s tailnet address', () => {
    expect(config.exporters).toMatchObject({
      otlp_http: { endpoint: 'http://100.100.0.2:31080/otlp' },
      prometheus_remote_write: { http: { endpoint: 'http://100.100.0.2:31090/api/v1/write' } },
    })
  })

  it('has the memory limiter first in every pipeline', () => {
    const pipelines: { processors: string[] }[] = Object.values(config.service.pipelines)
    expect(pipelines.map(({ processors }) => processors[0])).toEqual(['memory_limiter', 'memory_limiter'])
  })

  it('defines exactly the components that its pipelines use', () => {
    const pipelines = Object.values(config.service.pipelines) as Record<
      'receivers' | 'processors' | 'exporters',
      string[]
    >[]
    for (const kind of ['receivers', 'processors', 'exporters'] as const) {
      const used = new Set(pipelines.flatMap((pipeline) => pipeline[kind]))
      expect([...used].toSorted()).toEqual(Object.keys(config[kind]).toSorted())
    }
    expect(config.service.extensions.toSorted()).toEqual(Object.keys(config.extensions).toSorted())
  })

  it('never puts k8s_attributes into the metrics, where its service.namespace would rename every job', () => {
    expect(config.service.pipelines).toMatchObject({
      metrics: { processors: ['memory_limiter', 'resource'] },
    })
  })
})

describe('an outage of the hub', () => {
  it.each([
    ['1h', 60],
    ['2h', 120],
  ])(
    'of %s is survived by the queue of metrics, and no request in it is given up',
    (longestOutage, minutes) => {
      const config = agentConfig(fleetOf(1, longestOutage), spoke)
      const everyQuarter = scrapesOf(config).filter(({ interval }) => interval === '15s').length
      const everyHalf = scrapesOf(config).filter(({ interval }) => interval === '30s').length
      const scrapes = minutes * (4 * everyQuarter + 2 * everyHalf)
      expect(config.exporters).toMatchObject({
        prometheus_remote_write: {
          timeout: longestOutage,
          retry_on_failure: { max_elapsed_time: '0s' },
          remote_write_queue: { queue_size: scrapes },
        },
      })
    },
  )

  it('loses no log: the queue is on disk, and lines that do not fit wait in their files', () => {
    expect(agentConfig(fleetOf(1), spoke)).toMatchObject({
      extensions: { file_storage: { fsync: true } },
      receivers: {
        file_log: { storage: 'file_storage', retry_on_failure: { enabled: true, max_elapsed_time: '0s' } },
      },
      exporters: {
        otlp_http: {
          retry_on_failure: { max_elapsed_time: '0s' },
          sending_queue: {
            storage: 'file_storage',
            sizer: 'bytes',
            queue_size: 2 ** 30,
            block_on_overflow: true,
          },
        },
      },
    })
  })

  it('ends with requests that Loki takes: no batch is larger than a quarter of its message limit', () => {
    expect(agentConfig(fleetOf(1), spoke).exporters).toMatchObject({
      otlp_http: { sending_queue: { batch: { max_size: 2 ** 20 } } },
    })
  })
})

it('keeps the names of its own series over a restart, which are not the job’s by default', () => {
  expect(ownNames(agentConfig(fleetOf(1), spoke))).toEqual({
    'service.name': 'otel-collector',
    'service.instance.id': '${env:K8S_NODE_NAME}',
  })
})

describe('a spoke of several nodes', () => {
  const fleet = fleetOf(3)
  const agent = scrapesOf(agentConfig(fleet, spoke))
  const scraper = scrapesOf(firstScraperConfig(fleet, spoke))

  it('scrapes on each node only that node, for the hub refuses duplicates', () => {
    expect(agent.map(({ targets }) => targets)).toEqual([
      ['${env:K8S_NODE_IP}:9100'],
      ['${env:K8S_NODE_IP}:10250'],
      ['127.0.0.1:8888'],
    ])
  })

  it('has one more collector for all that the cluster has once', () => {
    expect(scraper.map(({ job }) => job)).toEqual(
      expect.arrayContaining([
        'kube-state-metrics',
        'cloudflared',
        'traefik',
        'node-exporter-metal-nodes',
        'otel-collector',
      ]),
    )
    const deployment = findObject<IDeployment>(otelCollector(fleet), { cluster: 'spoke', kind: 'Deployment' })
    expect(deployment.spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } })
  })

  it('scrapes all that a spoke of one node scrapes', () => {
    const jobs = (scrapes: { job: string | undefined }[]) => new Set(scrapes.map(({ job }) => job))
    expect(jobs([...agent, ...scraper])).toEqual(jobs(scrapesOf(agentConfig(fleetOf(1), spoke))))
  })

  it('gives each collector’s own metrics their own instance', () => {
    expect(ownNames(agentConfig(fleet, spoke))['service.instance.id']).toBe('${env:K8S_NODE_NAME}')
    expect(ownNames(firstScraperConfig(fleet, spoke))['service.instance.id']).toBe('otel-collector-cluster')
  })
})

describe('what a spoke’s collector may do', () => {
  const objects = otelCollector(fleetOf(1))

  it('is to watch pods and to read the kubelet’s metrics, and nothing else', () => {
    const role = findObject<{ rules: unknown }>(objects, { cluster: 'spoke', kind: 'ClusterRole' })
    expect(role.rules).toEqual([
      { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] },
      { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
    ])
  })

  it('is to write in its own folder of the node and nowhere else', () => {
    const daemonSet = findObject<IDaemonSet>(objects, { cluster: 'spoke', kind: 'DaemonSet' })
    const [container] = daemonSet.spec?.template.spec?.containers ?? []
    const writable = container?.volumeMounts?.filter(({ readOnly }) => readOnly !== true)
    expect(writable?.map(({ mountPath }) => mountPath)).toEqual(['/var/lib/otelcol'])
    expect(container?.securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
  })

  it('collects garbage before it refuses data, and refuses data before the kernel kills it', () => {
    const daemonSet = findObject<IDaemonSet>(objects, { cluster: 'spoke', kind: 'DaemonSet' })
    const environment = daemonSet.spec?.template.spec?.containers[0]?.env
    expect(environment?.find(({ name }) => name === 'GOMEMLIMIT')?.value).toBe('320MiB')
    expect(agentConfig(fleetOf(1), spoke).processors).toMatchObject({
      memory_limiter: { limit_mib: 400, spike_limit_mib: 80 },
    })
  })
})

it.each(['hub', 'spoke'])(
  'loses no line on the %s when the collector is killed: it hands each on before it reads the next',
  (cluster) => {
    const made = JSON.stringify(otelCollector(fleetOf(1)).filter((artifact) => artifact.cluster === cluster))
    expect(made).toContain('--feature-gates=stanza.synchronousLogEmitter')
  },
)

describe('a change of the configuration', () => {
  const configMapOf = (fleet: Fleet) =>
    findObject<IConfigMap>(otelCollector(fleet), { cluster: 'spoke', kind: 'ConfigMap' })
  const before = fleetOf(1)
  const after = fleetOf(1, '2h')

  it('makes a ConfigMap of another name, and the pods that mount it roll', () => {
    expect(configMapOf(after).metadata.name).not.toBe(configMapOf(before).metadata.name)
    const daemonSet = findObject<IDaemonSet>(otelCollector(after), { cluster: 'spoke', kind: 'DaemonSet' })
    const mounted = daemonSet.spec?.template.spec?.volumes?.find(({ name }) => name === 'config')
    expect(mounted?.configMap?.name).toBe(configMapOf(after).metadata.name)
  })

  it('is what the pod reads: the file in the ConfigMap is the whole configuration', () => {
    expect(parse(configMapOf(before).data?.['config.yaml'] ?? '')).toEqual(agentConfig(before, spoke))
  })
})

it('runs no collector of its own on the hub, where the chart’s does it', () => {
  expect(findObjects(otelCollector(fleetOf(1)), { cluster: 'hub', kind: 'DaemonSet' })).toEqual([])
})
