import fc from 'fast-check'
import {
  clusterOf,
  entriesOf,
  hubEntries,
  isHub,
  readFleet,
  spokeNames,
  type Fleet,
  type FleetInput,
} from '@fleet/model'
import {
  anyFleet,
  readAnyFile,
  sampleCluster,
  sampleFleet,
  sampleFleetInput,
  sampleTunnel,
  shuffled,
} from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import type { ClusterTree } from '../tree.ts'
import { composeFleet } from './compose-fleet.ts'

const read = (input: FleetInput): Fleet => {
  const result = readFleet(input, readAnyFile)
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  return result.fleet
}

const compose = (input: FleetInput) => composeFleet(read(input))
const treeOf = (trees: readonly ClusterTree[], cluster: string) =>
  trees.find((tree) => tree.cluster === cluster)
const textOf = (tree: ClusterTree | undefined) => tree?.files.map(({ content }) => content).join('') ?? ''
const bytesOf = (trees: readonly ClusterTree[]) =>
  trees.map(({ cluster, files }) => [cluster, files.map(({ path, content }) => [path, content])])
const pathsOf = (tree: ClusterTree | undefined) => tree?.files.map(({ path }) => path) ?? []

/** Two clusters like the first user's: the real ones may change. */
const sample = sampleFleetInput()
const inventory: FleetInput = {
  ...sample,
  hub: { ...sample.hub, cluster: 'homelab' },
  clusters: {
    homelab: sampleCluster(1, {
      ...sampleTunnel,
      nodes: { home: { address: '10.10.10.10', tailnetAddress: '100.107.254.112' } },
      metalNodes: { storage: '192.168.50.106:9100' },
    }),
    'oracle-k3s': sampleCluster(2, {
      ...sampleTunnel,
      nodes: { oracle: { address: '10.0.0.26', tailnetAddress: '100.107.166.37' } },
    }),
  },
}

describe('the composition', () => {
  it('does not depend on the order of the inventory', () => {
    fc.assert(
      fc.property(
        anyFleet().chain((fleet) => fc.tuple(fc.constant(fleet), shuffled(fleet))),
        ([fleet, other]) => {
          expect(bytesOf(compose(other))).toEqual(bytesOf(compose(fleet)))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('gives every file a path of its own, in the order of the paths', () => {
    fc.assert(
      fc.property(anyFleet(), (fleet) => {
        for (const tree of compose(fleet))
          expect(pathsOf(tree)).toEqual([...new Set(pathsOf(tree))].toSorted())
      }),
      { numRuns: 30 },
    )
  })

  it('leaves out a layer that has nothing in it', () => {
    const trees = composeFleet(sampleFleet())
    expect(pathsOf(treeOf(trees, 'hub'))).toContain('flux/releases.yaml')
    expect(pathsOf(treeOf(trees, 'spoke'))).not.toContain('flux/releases.yaml')
  })

  it('names only the hub’s entry nodes on a spoke, and all the spokes’ on the hub', () => {
    fc.assert(
      fc.property(anyFleet(), (input) => {
        const fleet = read(input)
        const entries = hubEntries(fleet).map(([, { tailnetAddress }]) => tailnetAddress)
        for (const tree of composeFleet(fleet)) {
          const addresses = isHub(fleet, tree.cluster) ? spokeAddresses(fleet) : entries
          expect(tailnetAddressesIn(textOf(tree))).toEqual(new Set(addresses))
        }
      }),
      { numRuns: 30 },
    )
  })
})

const tailnetAddressesIn = (text: string) =>
  new Set(
    [...text.matchAll(/\b100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+\.\d+\b/g)].map(([address]) => address),
  )

const spokeAddresses = (fleet: Fleet): string[] =>
  spokeNames(fleet).flatMap((spoke) =>
    entriesOf(clusterOf(fleet, spoke).nodes).map(([, { tailnetAddress }]) => tailnetAddress),
  )

describe('moving the hub to the other cluster', () => {
  const moved: FleetInput = { ...inventory, hub: { ...inventory.hub, cluster: 'oracle-k3s' } }
  const before = compose(inventory)
  const after = compose(moved)

  it('directs every push to the new hub’s address', () => {
    expect(textOf(treeOf(before, 'oracle-k3s'))).toContain('http://100.107.254.112:31080/otlp')
    expect(textOf(treeOf(after, 'homelab'))).toContain('http://100.107.166.37:31080/otlp')
    expect(textOf(treeOf(after, 'homelab'))).toContain('http://100.107.166.37:31090/api/v1/write')
  })

  it('leaves no store, node port, dashboard or monitor of a hub on the old one', () => {
    const old = textOf(treeOf(after, 'homelab'))
    for (const kind of ['HelmRelease', 'OCIRepository', 'ServiceMonitor', 'PodMonitor'])
      expect(old).not.toMatch(new RegExp(`^kind: ${kind}$`, 'm'))
    for (const left of ['NodePort', 'grafana']) expect(old).not.toContain(left)
  })

  it('admits only the old hub at the new one’s node ports', () => {
    const doors = textOf(treeOf(after, 'oracle-k3s')).matchAll(/cidr: (\S+)/g)
    expect(new Set([...doors].map(([, cidr]) => cidr))).toEqual(new Set(['100.107.254.112/32']))
  })

  it('keeps what the old hub reported, its metal nodes too', () => {
    expect(textOf(treeOf(after, 'homelab'))).toContain('192.168.50.106:9100')
    expect(textOf(treeOf(after, 'oracle-k3s'))).not.toContain('192.168.50')
  })

  it('moves no service of the user', () => {
    const services = (trees: readonly ClusterTree[], cluster: string) =>
      treeOf(trees, cluster)?.files.filter(({ path }) => path.startsWith('workloads/'))
    for (const cluster of ['homelab', 'oracle-k3s'])
      expect(services(after, cluster)).toEqual(services(before, cluster))
  })

  it('can be undone to the byte', () => {
    expect(bytesOf(compose({ ...moved, hub: inventory.hub }))).toEqual(bytesOf(before))
  })
})

describe('a third cluster', () => {
  const third = { ...inventory, clusters: { ...inventory.clusters, third: sampleCluster(3, sampleTunnel) } }
  const before = compose(inventory)
  const after = compose(third)

  it('reports under its own name to the same hub', () => {
    const text = textOf(treeOf(after, 'third'))
    expect(text).toContain('value: third')
    expect(text).toContain('http://100.107.254.112:31080/otlp')
    expect(text).not.toContain('oracle-k3s')
  })

  it('changes nothing on the other spokes, and on the hub only admitted addresses, absence alerts and its colour', () => {
    expect(treeOf(after, 'oracle-k3s')).toEqual(treeOf(before, 'oracle-k3s'))
    const old = new Map(treeOf(before, 'homelab')?.files.map(({ path, content }) => [path, content]))
    const changed = treeOf(after, 'homelab')?.files.filter(({ path, content }) => old.get(path) !== content)
    const others = changed?.filter(({ content }) => !content.includes('"options":"third"'))
    expect(others?.map(({ path }) => path)).toEqual([
      'releases/loki.yaml',
      'telemetry/fleet-telemetry.yaml',
      'telemetry/loki-ingest.yaml',
      'telemetry/prometheus-ingest.yaml',
    ])
  })
})

it('allows a fleet of one cluster, its own hub, which admits no other', () => {
  const [tree, ...others] = composeFleet(sampleFleet({ clusters: { hub: sampleCluster(1) } }))
  expect(others).toEqual([])
  expect(textOf(tree)).toContain('loki-gateway-external')
  expect(textOf(tree)).not.toContain('ipBlock')
})
