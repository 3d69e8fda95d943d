import { describe, expect, it } from 'vitest'
import { change, own, remove, set, treesAfter, type Change } from '../testing/sample-trees.ts'
import type { ClusterPlan } from './fleet-plan.ts'
import { planChanges } from './plan-changes.ts'

/** What some changes of the sample trees do to each cluster: the hub first. */
const plansAfter = (...changes: readonly Change[]): readonly [hub: ClusterPlan, spoke: ClusterPlan] => {
  const [hub, spoke] = planChanges(treesAfter(), treesAfter(...changes))
  if (!hub || !spoke) throw new Error('the sample trees are no hub and no spoke')
  return [hub, spoke]
}

const LOKI = 'hub HelmRelease loki'
const LIMITS = ['spec', 'values', 'loki', 'limits_config']
const POSTGRES = 'spoke StatefulSet miniflux-postgres'
const CONTAINER = ['spec', 'template', 'spec', 'containers', 0]

describe('a plan', () => {
  it('has nothing where nothing changes', () => {
    for (const { objects, cluster: _, state, ...rest } of planChanges(treesAfter(), treesAfter())) {
      expect(objects).toBeGreaterThan(10)
      expect(state).toBe('kept')
      expect(Object.values(rest).flat()).toEqual([])
    }
  })

  it('has a whole cluster that is new, or loses its tree', () => {
    const [hub, spoke] = treesAfter()
    if (!hub || !spoke) throw new Error('two sample trees')
    expect(planChanges([hub], [hub, spoke])[1]).toMatchObject({ state: 'new', changed: [], deleted: [] })
    const [, removed] = planChanges([hub, spoke], [hub])
    expect(removed).toMatchObject({ state: 'removed', created: [], changed: [], releases: [] })
    expect(removed?.deleted.every(({ stays }) => stays === 'Flux finds no tree of the cluster')).toBe(true)
    expect(removed?.data.every((one) => one.change === 'kept')).toBe(true)
    const empty = { cluster: spoke.cluster, files: [], isBootstrapped: true }
    const [, emptied] = planChanges([hub, spoke], [hub, empty])
    expect(emptied?.state).toBe('emptied')
    expect(emptied?.deleted.some(({ stays }) => stays === undefined)).toBe(true)
  })

  it('names objects by what a person knows', () => {
    const [hub, spoke] = plansAfter(
      remove('hub HelmRelease loki'),
      ...own({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'own', namespace: 'rss-system' },
        spec: { storageClassName: 'local-path', resources: { requests: { storage: '3Gi' } } },
      }),
    )
    expect(hub.deleted).toMatchObject([{ kind: 'HelmRelease', name: 'loki', file: 'releases/loki.yaml' }])
    expect(hub.deleted[0]?.about).toMatch(/^chart loki \d/)
    expect(spoke.created).toEqual([
      {
        kind: 'PersistentVolumeClaim',
        namespace: 'rss-system',
        name: 'own',
        file: 'workloads/own.yaml',
        about: '3Gi of local-path',
      },
    ])
  })

  it('takes objects of one name but for a hash for two versions of one', () => {
    const [, spoke] = plansAfter(
      change('spoke ConfigMap otel-collector-*', ['metadata', 'name'], () => 'otel-collector-0123456789'),
      set('spoke ConfigMap otel-collector-*', ['data', 'config.yaml', 'processors', 'batch'], {}),
    )
    expect(spoke.created).toEqual([])
    expect(spoke.deleted).toEqual([])
    expect(spoke.changed).toMatchObject([
      {
        name: 'otel-collector-0123456789',
        replaces: expect.stringMatching(/^otel-collector-[0-9a-f]{10}$/) as string,
        fields: [{ field: 'data["config.yaml"].processors.batch', after: {} }],
      },
    ])
  })

  it('shows of a Secret which keys change, and no value', () => {
    const secret = (data: object) =>
      own({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'own', namespace: 'rss-system' },
        data,
      })
    const [, spoke] = planChanges(
      treesAfter(...secret({ user: 'YQ==', password: 'aHVudGVyMg==' })),
      treesAfter(...secret({ user: 'YQ==', password: 'aHVudGVyMw==', 'b.c': 'YQ==' })),
    )
    expect(spoke?.changed[0]?.fields).toEqual([
      { field: 'data.password', before: '(hidden)', after: '(hidden)' },
      { field: 'data["b.c"]', after: '(hidden)' },
    ])
  })
})

describe('pods that restart', () => {
  it('are those of a workload whose template changes, a database by its name', () => {
    const [, spoke] = plansAfter(set(POSTGRES, [...CONTAINER, 'image'], 'postgres:18'))
    expect(spoke.restarts).toMatchObject([
      {
        workload: 'StatefulSet rss-system/miniflux-postgres',
        how: 'one by one',
        pods: 1,
        database: 'PostgreSQL',
        because: [{ field: 'spec.containers[miniflux-postgres].image', after: 'postgres:18' }],
      },
    ])
  })

  it('are those of a DaemonSet on each node', () => {
    const [, spoke] = plansAfter(
      set('spoke DaemonSet node-exporter', ['spec', 'template', 'metadata', 'annotations'], { note: 'a' }),
    )
    expect(spoke.restarts).toMatchObject([
      { workload: 'DaemonSet monitoring/node-exporter', pods: expect.any(Number) as number },
    ])
  })

  it('end first where a Deployment recreates them', () => {
    const [, spoke] = plansAfter(
      set('spoke Deployment n8n', ['spec', 'strategy'], { type: 'Recreate' }),
      set('spoke Deployment n8n', [...CONTAINER, 'image'], 'n8n:2'),
    )
    expect(spoke.restarts).toMatchObject([{ workload: 'Deployment rss-system/n8n', how: 'recreate' }])
  })

  it('are none where only their number changes, or a default is written', () => {
    const [, spoke] = plansAfter(
      set('spoke Deployment n8n', ['spec', 'replicas'], 0),
      set('spoke Deployment squoosh', ['spec', 'template', 'spec', 'dnsPolicy'], 'ClusterFirst'),
    )
    expect(spoke.restarts).toEqual([])
    expect(spoke.changed).toHaveLength(2)
  })

  it('are none where they read a changed object only at their start', () => {
    const settings = (value: string) =>
      own({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'own', namespace: 'rss-system' },
        data: { level: value },
      })
    const reader = set('spoke Deployment n8n', [...CONTAINER, 'envFrom'], [{ configMapRef: { name: 'own' } }])
    const [, spoke] = planChanges(treesAfter(...settings('a'), reader), treesAfter(...settings('b'), reader))
    expect(spoke?.restarts).toEqual([])
    expect(spoke?.staleReaders).toEqual([
      { workload: 'Deployment rss-system/n8n', reads: 'ConfigMap rss-system/own' },
    ])
  })

  it('are those of a chart that hashes a changed value', () => {
    const [hub] = plansAfter(set(LOKI, [...LIMITS, 'ingestion_rate_mb'], 9))
    expect(hub.restarts).toMatchObject([
      {
        workload: 'Loki in HelmRelease monitoring/loki',
        database: 'Loki',
        because: [{ field: 'loki.limits_config.ingestion_rate_mb', after: 9 }],
      },
    ])
    expect(hub.restarts[0]?.isPossible).toBeUndefined()
  })

  it('may be those of a chart that makes something unknown of a value, or that is another one', () => {
    const [hub] = plansAfter(
      set('hub HelmRelease kube-prometheus-stack', ['spec', 'values', 'grafana', 'sidecar', 'extra'], 1),
      set('hub OCIRepository loki', ['spec', 'ref', 'tag'], '99.0.0'),
    )
    expect(hub.restarts.map(({ workload, isPossible }) => [workload, isPossible])).toEqual([
      ['Grafana in HelmRelease monitoring/kube-prometheus-stack', true],
      ['Loki in HelmRelease monitoring/loki', true],
      ['the gateway of Loki in HelmRelease monitoring/loki', true],
    ])
  })
})

describe('values that reach no pod', () => {
  it('restart nothing', () => {
    const values = ['spec', 'values']
    const STACK = 'hub HelmRelease kube-prometheus-stack'
    const [hub] = plansAfter(
      set(STACK, [...values, 'prometheus', 'prometheusSpec', 'scrapeInterval'], '77s'),
      set(STACK, [...values, 'kube-state-metrics', 'prometheus', 'monitor', 'interval'], '77s'),
      set(LOKI, [...values, 'gateway', 'replicas'], 2),
    )
    expect(hub.releases).toHaveLength(2)
    expect(hub.restarts).toEqual([])
  })
})

describe('releases', () => {
  it('upgrade to another version of their chart, by the source that they name', () => {
    const [hub] = plansAfter(set('hub OCIRepository loki', ['spec', 'ref', 'tag'], '99.0.0'))
    expect(hub.releases).toMatchObject([
      {
        release: 'monitoring/loki',
        change: 'upgraded',
        after: { name: 'loki', version: '99.0.0' },
        values: [],
      },
    ])
  })

  it('do not upgrade for another interval, or while they are suspended', () => {
    const [hub] = plansAfter(
      set(LOKI, ['spec', 'interval'], '17m'),
      set('hub HelmRelease kube-prometheus-stack', ['spec', 'suspend'], true),
      set('hub HelmRelease kube-prometheus-stack', ['spec', 'values', 'grafana', 'replicas'], 2),
    )
    expect(hub.changed).toHaveLength(2)
    expect(hub.releases).toEqual([])
  })

  it('upgrade for values of a ConfigMap that changes', () => {
    const values = (text: string) =>
      own(
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'own', namespace: 'monitoring' },
          data: { 'values.yaml': text },
        },
        'releases',
        'hub',
      )
    const from = set(LOKI, ['spec', 'valuesFrom'], [{ kind: 'ConfigMap', name: 'own' }])
    const [hub] = planChanges(treesAfter(...values('a: 1\n'), from), treesAfter(...values('a: 2\n'), from))
    expect(hub?.releases).toMatchObject([{ change: 'upgraded', valuesFrom: ['ConfigMap monitoring/own'] }])
  })

  it('of k3s upgrade by their configuration', () => {
    const [hub] = plansAfter(
      set('hub HelmChartConfig traefik', ['spec', 'valuesContent', 'logs'], { general: { level: 'DEBUG' } }),
    )
    expect(hub.releases).toMatchObject([
      { release: 'kube-system/traefik', change: 'upgraded', values: [{ field: 'valuesContent.logs' }] },
    ])
  })

  it('are installed and uninstalled', () => {
    const [hub] = plansAfter(remove(LOKI))
    expect(hub.releases).toMatchObject([{ release: 'monitoring/loki', change: 'uninstalled' }])
  })
})

describe('data', () => {
  const CLAIM = 'spoke PersistentVolumeClaim n8n.data'
  const PRUNE = ['metadata', 'annotations', 'kustomize.toolkit.fluxcd.io/prune']
  const touched = ({ data }: ClusterPlan) => data.map(({ subject, change: what }) => [subject, what])

  it('stays where a claim goes that Flux does not prune', () => {
    const [, spoke] = plansAfter(remove(CLAIM))
    expect(touched(spoke)).toEqual([['PersistentVolumeClaim rss-system/n8n.data', 'kept']])
    expect(spoke.deleted[0]?.stays).toContain('prune is disabled')
  })

  it('is deleted with a claim that Flux prunes', () => {
    const before = set(CLAIM, PRUNE, 'enabled')
    const [, spoke] = planChanges(treesAfter(before), treesAfter(before, remove(CLAIM)))
    expect(spoke && touched(spoke)).toEqual([['PersistentVolumeClaim rss-system/n8n.data', 'deleted']])
  })

  it('is deleted with a namespace that Flux prunes, whatever else is said of its claims', () => {
    const before = set('spoke Namespace rss-system', PRUNE, 'enabled')
    const [, spoke] = planChanges(
      treesAfter(before),
      treesAfter(before, remove('spoke Namespace rss-system'), remove(CLAIM)),
    )
    expect(spoke && touched(spoke)).toEqual([
      ['PersistentVolumeClaim rss-system/n8n.data', 'deleted'],
      ['claim data of StatefulSet rss-system/miniflux-postgres', 'deleted'],
    ])
  })

  it('stays where a StatefulSet or a release goes that made its claim', () => {
    const [hub, spoke] = plansAfter(remove(POSTGRES), remove(LOKI))
    expect(spoke.data).toMatchObject([{ change: 'kept', detail: 'claims of a StatefulSet stay' }])
    expect(hub.data).toMatchObject([
      { subject: expect.stringContaining('HelmRelease') as string, change: 'kept' },
    ])
  })

  it('gets more or less room, by any unit', () => {
    const size = ['spec', 'resources', 'requests', 'storage']
    const [, spoke] = plansAfter(set(CLAIM, size, '20Gi'))
    expect(spoke.data).toMatchObject([
      { change: 'resized', detail: expect.stringMatching(/→ 20Gi$/) as string },
    ])
    const [, same] = plansAfter(set(CLAIM, size, '5120Mi'))
    expect(same.data).toEqual([])
  })

  it('is kept for less or for longer', () => {
    const prometheus = ['spec', 'values', 'prometheus', 'prometheusSpec', 'retention']
    const [hub] = plansAfter(
      set(LOKI, [...LIMITS, 'retention_period'], '24h'),
      set('hub HelmRelease kube-prometheus-stack', prometheus, '900d'),
    )
    expect(touched(hub)).toEqual([
      ['the logs of Loki in HelmRelease monitoring/loki', 'shorter'],
      ['the metrics of HelmRelease monitoring/kube-prometheus-stack', 'longer'],
    ])
  })
})
