import type { ClusterName } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleNode } from '@fleet/model/testing'
import { findObject, findObjects } from '@fleet/kubernetes/testing'
import type { IDaemonSet } from '@fleet/kubernetes'
import { describe, expect, it } from 'vitest'
import { otelCollector } from '../index.ts'
import { agentConfig } from './agent.ts'
import { firstScraperConfig } from '../testing/scraper-configs.ts'

const spoke = 'spoke' as ClusterName

const fleetOf = (nodes: number) =>
  sampleFleet({
    clusters: {
      hub: sampleCluster(1),
      spoke: sampleCluster(2, {
        nodes: Object.fromEntries(Array.from({ length: nodes }, (_, n) => [`node-${n}`, sampleNode(n + 10)])),
        scrapes: {
          nas: { targets: ['nas.lan:9100'] },
          locked: { targets: ['safe.lan:9100'], auth: 'basic' },
          store: { pods: { namespace: 'store', labels: { app: 'store' }, port: 9000 } },
        },
      }),
    },
  })

const idsOf = ({ receivers }: { receivers: object }) => Object.keys(receivers)

describe('the scrapes of the inventory', () => {
  it('run once on a cluster: in the agent of one node, in the scraper of several', () => {
    const ids = ['prometheus/nas', 'prometheus/locked', 'prometheus/store']
    expect(idsOf(agentConfig(fleetOf(1), spoke))).toEqual(expect.arrayContaining(ids))
    expect(idsOf(firstScraperConfig(fleetOf(2), spoke))).toEqual(expect.arrayContaining(ids))
    expect(idsOf(agentConfig(fleetOf(2), spoke)).filter((id) => ids.includes(id))).toEqual([])
  })

  it('are counted in the queue of an outage', () => {
    const sizeOf = (fleet: ReturnType<typeof fleetOf>) =>
      Number(
        /"queue_size":(\d+)/.exec(
          JSON.stringify(agentConfig(fleet, spoke).exporters.prometheus_remote_write),
        )?.[1],
      )
    const without = sampleFleet({ clusters: { hub: sampleCluster(1), spoke: sampleCluster(2) } })
    expect(sizeOf(fleetOf(1)) - sizeOf(without)).toBe(3 * 120)
  })

  it('never stop the collector for want of a Secret', () => {
    const daemonSet = findObject<IDaemonSet>(otelCollector(fleetOf(1)), {
      cluster: 'spoke',
      kind: 'DaemonSet',
    })
    const volume = daemonSet.spec?.template.spec?.volumes?.find(({ projected }) => projected)
    expect(volume?.projected?.sources).toMatchObject([{ secret: { name: 'scrape-locked', optional: true } }])
  })

  it('give the scraper of several nodes the right to find pods, and no other', () => {
    const roles = findObjects<{ metadata: { name: string }; rules: unknown }>(otelCollector(fleetOf(2)), {
      cluster: 'spoke',
      kind: 'ClusterRole',
    })
    expect(roles.find(({ metadata }) => metadata.name === 'otel-collector-cluster')?.rules).toEqual([
      { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] },
    ])
  })
})
