import type { IConfigMap, IDeployment, INetworkPolicy, IStatefulSet } from '@fleet/kubernetes'
import { findObject } from '@fleet/kubernetes/testing'
import { sampleCluster, sampleFleet, sampleNode, sampleVictoriaLogs } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { victoriaLogsStore } from './index.ts'

type Logs = Parameters<typeof sampleVictoriaLogs>[0]

const onThreeNodes = (logs: Logs) => {
  const { hub, versions } = sampleVictoriaLogs(logs)
  const nodes = { a: sampleNode(1), b: sampleNode(3), c: sampleNode(4) }
  return victoriaLogsStore(
    sampleFleet({
      clusters: { hub: sampleCluster(1, { nodes }), spoke: sampleCluster(2) },
      versions,
      hub: { ...hub, node: 'b' },
    }),
  )
}

const podOf = (artifacts: ReturnType<typeof onThreeNodes>, name: string) =>
  findObject<IStatefulSet>(artifacts, { kind: 'StatefulSet', name }).spec?.template.spec

const preferredBy = (artifacts: ReturnType<typeof onThreeNodes>, name: string) =>
  podOf(artifacts, name)?.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution?.[0]
    ?.preference.matchExpressions?.[0]?.values

const avoidedBy = (artifacts: ReturnType<typeof onThreeNodes>, name: string) =>
  podOf(artifacts, name)?.affinity?.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution?.[0]
    ?.podAffinityTerm.labelSelector?.matchLabels

const callersOf = (artifacts: ReturnType<typeof onThreeNodes>, name: string) =>
  (findObject<INetworkPolicy>(artifacts, { kind: 'NetworkPolicy', name }).spec?.ingress ?? [])
    .flatMap(({ from = [] }) => from)
    .map(({ podSelector }) => podSelector?.matchLabels?.['app.kubernetes.io/name'])

const gatewayConfig = (artifacts: ReturnType<typeof onThreeNodes>): string => {
  const { spec } = findObject<IDeployment>(artifacts, { kind: 'Deployment', name: 'telemetry-gateway' })
  const name = spec?.template.spec?.volumes?.find(({ configMap }) => configMap)?.configMap?.name ?? ''
  return findObject<IConfigMap>(artifacts, { kind: 'ConfigMap', name }).data?.['nginx.conf'] ?? ''
}

describe('two copies of one process', () => {
  const artifacts = onThreeNodes({ copies: 2 })

  it('leave the first as it is alone, so that its history stays', () => {
    const alone = findObject(onThreeNodes({}), { kind: 'StatefulSet', name: 'victoria-logs' })
    expect(findObject(artifacts, { kind: 'StatefulSet', name: 'victoria-logs' })).toEqual(alone)
  })

  it('have the second on another node', () => {
    expect(podOf(artifacts, 'victoria-logs')?.nodeSelector).toEqual({ 'kubernetes.io/hostname': 'b' })
    expect(preferredBy(artifacts, 'victoria-logs-copy-2')).not.toContain('b')
    expect(avoidedBy(artifacts, 'victoria-logs-copy-2')).toEqual({
      'app.kubernetes.io/name': 'victoria-logs',
    })
  })

  it('take lines of the relay, queries of the gateway, and scrapes', () => {
    for (const name of ['victoria-logs', 'victoria-logs-copy-2'])
      expect(callersOf(artifacts, name)).toEqual(['telemetry-gateway', 'logs-relay', 'prometheus'])
  })
})

describe('two clusters', () => {
  const artifacts = onThreeNodes({ copies: 2, mode: 'cluster' })
  const SETS = ['victoria-logs-storage', 'victoria-logs-copy-2-storage'] as const

  it('share no node that one of them prefers', () => {
    const [first = [], second = []] = SETS.map((name) => preferredBy(artifacts, name) ?? [])
    expect(first.filter((node) => second.includes(node))).toEqual([])
    expect([...first, ...second].toSorted()).toEqual(['a', 'b', 'c'])
    expect(avoidedBy(artifacts, SETS[0])).toEqual({ 'app.kubernetes.io/name': SETS[1] })
  })

  it('ask their own storage nodes alone', () => {
    const { spec } = findObject<IDeployment>(artifacts, {
      kind: 'Deployment',
      name: 'victoria-logs-copy-2-select',
    })
    const asked = spec?.template.spec?.containers[0]?.args?.find((arg) => arg.startsWith('-storageNode='))
    expect(asked?.split(',')).toHaveLength(3)
    expect(asked).not.toContain('victoria-logs-storage')
  })

  it('take lines of the relay alone, beside queries and scrapes', () => {
    expect(callersOf(artifacts, SETS[1])).toEqual(['logs-relay', 'victoria-logs-copy-2-select', 'prometheus'])
    expect(callersOf(artifacts, 'victoria-logs-copy-2-select')).toEqual(['telemetry-gateway', 'prometheus'])
  })
})

describe('the gateway before two copies', () => {
  const config = gatewayConfig(onThreeNodes({ copies: 2 }))

  it('passes lines to the relay, and no order to a store with them', () => {
    const pushes = config.match(/rewrite \^ \/v1\/logs break;[^}]*/g) ?? []
    expect(pushes).toHaveLength(2)
    for (const push of pushes) {
      expect(push).toContain('proxy_pass http://logs-relay.monitoring.svc.cluster.local:4318$uri;')
      expect(push.match(/proxy_set_header [\w-]+/g)).toEqual([
        'proxy_set_header Content-Type',
        'proxy_set_header Content-Encoding',
      ])
    }
  })

  it('asks the second where the first is away or incomplete, and not where a query is wrong', () => {
    const [, statuses = ''] = /error_page ([\d ]+) = @second_copy;/.exec(config) ?? []
    expect(statuses.split(' ')).toEqual(['502', '503', '504'])
    expect(config).toMatch(/location @second_copy \{[^}]*victoria-logs-copy-2\.monitoring/)
  })

  it('answers for the second alone at a path of its own, to pods of the hub', () => {
    const [spokes = '', hub = ''] = config.split('listen 8080;')
    expect(spokes).not.toContain('/select/')
    const [, second = ''] = /location ~ \^\/second-copy\/select[^{]*\{([\s\S]*?)\n {4}\}/.exec(hub) ?? []
    expect(second).toContain('http://victoria-logs-copy-2.monitoring')
    expect(second).not.toContain('error_page')
  })
})
