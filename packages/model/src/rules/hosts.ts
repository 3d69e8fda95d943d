import { partsOf } from '../contracts/host-routes.ts'
import type { Cluster } from '../fleet/cluster.ts'
import { K3S_CLASS, type Entrance, type Host, type WorkloadHost } from '../fleet/entrance.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { entriesOf, entryOf } from '../fleet/topology.ts'
import { forEachWorkload } from './for-each-workload.ts'
import type { InventoryPath, InventoryRule, Violation } from './inventory-rule.ts'
import { listed } from './listed.ts'
import { eachReadable, namesOf } from './readable.ts'
import { contested, type Claim } from './unique.ts'

/** A host as an inventory states it. */
interface StatedHost {
  readonly owner: string
  readonly host: Host | WorkloadHost
  readonly path: InventoryPath
}

interface ClusterHosts {
  readonly name: string
  readonly cluster: Cluster
  readonly hosts: readonly StatedHost[]
}

/** Grafana's host is one of the hub's. */
const hostsOf = (fleet: Fleet, name: string, { workloads }: Cluster): readonly StatedHost[] => [
  ...eachReadable([fleet.hub], ({ cluster, grafana: { host } }) =>
    cluster === name && host !== undefined
      ? [{ owner: 'Grafana', host, path: ['hub', 'grafana', 'host'] }]
      : [],
  ),
  ...eachReadable(entriesOf(workloads), ([workload, { host }]) =>
    host === undefined
      ? []
      : [{ owner: workload, host, path: ['clusters', name, 'workloads', workload, 'host'] }],
  ),
]

const forEachCluster =
  (check: (hosts: ClusterHosts) => readonly Violation[]) =>
  (fleet: Fleet): readonly Violation[] =>
    eachReadable(entriesOf(fleet.clusters), ([name, cluster]) =>
      check({ name, cluster, hosts: hostsOf(fleet, name, cluster) }),
    )

export const noMissingEntrance: InventoryRule = {
  id: 'no-missing-entrance',
  summary: 'A host is at an entrance of its cluster, and names it where the cluster has several.',
  rationale: 'Without an entrance nothing leads browsers to the service.',
  check: forEachCluster(({ name, cluster: { entrances = {} }, hosts }) =>
    eachReadable(hosts, ({ owner, host, path }) => {
      const { entrance } = partsOf(host)
      const known = namesOf(entrances)
      if (entrance === undefined ? known.length === 1 : known.includes(entrance)) return []
      const at = `clusters.${name}.entrances`
      return [
        {
          path: typeof host === 'string' || entrance === undefined ? path : [...path, 'entrance'],
          message:
            entrance === undefined
              ? `the host of ${owner} names no entrance, and ${at} has ${listed(entrances)}`
              : `the host of ${owner} is at the entrance ${entrance}, and ${at} has ${listed(entrances)}`,
          impact: 'nothing leads browsers to it',
          fix:
            known.length === 0
              ? `add an entrance to ${at}, such as lan: { kind: 'Ingress' }`
              : `write { name: …, entrance: … } with one of ${known.join(', ')}`,
        },
      ]
    }),
  ),
}

export const noMissingHostPort: InventoryRule = {
  id: 'no-missing-host-port',
  summary: 'A host of a workload leads to one of its ports, and names it where there are several.',
  rationale: 'A host leads to a port of the Service.',
  check: forEachWorkload(({ name, path, workload: { host, ports } }) => {
    if (host === undefined) return []
    const { port } = partsOf(host)
    const known = namesOf(ports)
    if (port === undefined ? known.length === 1 : known.includes(port)) return []
    return [
      {
        path: port === undefined ? [...path, 'host'] : [...path, 'host', 'port'],
        message:
          port === undefined
            ? `the host of ${name} names no port, and its ports are ${listed(ports)}`
            : `the host of ${name} leads to the port ${port}, and its ports are ${listed(ports)}`,
        impact: 'nothing leads browsers to it',
        fix:
          known.length === 0
            ? 'give the workload a port, or remove the host'
            : `write { name: …, port: … } with one of ${known.join(', ')}`,
      },
    ]
  }),
}

const claimsOf = ({ hosts }: ClusterHosts): readonly Claim[] =>
  eachReadable(hosts, ({ owner, host, path }) => [{ value: partsOf(host).name, owner, path }])

export const uniqueHost: InventoryRule = {
  id: 'unique-host',
  summary: 'A host leads to one service of a cluster.',
  rationale: 'Of two routes for one host, one never gets a request, and nothing says which.',
  check: forEachCluster((hosts) =>
    contested(claimsOf(hosts)).map(({ first, again }) => ({
      path: again.path,
      message: `${again.value} is the host of both ${first.owner} and ${again.owner} in cluster ${hosts.name}`,
      impact: 'one of them never gets a request',
      fix: 'give each a host of its own',
    })),
  ),
}

export const uniqueHostInFleet: InventoryRule = {
  id: 'unique-host-in-fleet',
  severity: 'warning',
  summary: 'A host leads to one cluster.',
  rationale:
    'A DNS name that leads to two clusters leads a browser to either. Where the service is the same in both, that may be meant.',
  check: (fleet) => {
    const claims = entriesOf(fleet.clusters).flatMap(([name, cluster]) => {
      const own = eachReadable([name], () =>
        claimsOf({ name, cluster, hosts: hostsOf(fleet, name, cluster) }),
      )
      // Of two in one cluster another rule speaks.
      return [...new Map(own.map((claim) => [claim.value, claim])).values()].map((claim) => ({
        ...claim,
        owner: `${claim.owner} in cluster ${name}`,
      }))
    })
    return contested(claims).map(({ first, again }) => ({
      path: again.path,
      message: `${again.value} is the host of both ${first.owner} and ${again.owner}`,
      impact: 'a browser reaches whichever cluster its DNS server names',
      fix: 'give each a host of its own',
    }))
  },
}

/** Checks each entrance of each cluster. */
const forEachEntrance =
  (check: (entrance: Entrance, cluster: Cluster, name: string) => Omit<Violation, 'path'> | undefined) =>
  ({ clusters }: Fleet): readonly Violation[] =>
    eachReadable(entriesOf(clusters), ([cluster, facts]) =>
      eachReadable(entriesOf(facts.entrances), ([name, entrance]) => {
        const violation = check(entrance, facts, `clusters.${cluster}.entrances.${name}`)
        return violation ? [{ path: ['clusters', cluster, 'entrances', name], ...violation }] : []
      }),
    )

export const noMissingTunnel: InventoryRule = {
  id: 'no-missing-tunnel',
  summary: 'A cluster with a tunnel as an entrance runs cloudflared.',
  rationale: 'The connector of the tunnel is what connects to the services.',
  check: forEachEntrance((entrance, { cloudflared }, name) =>
    entrance.kind === 'tunnel' && cloudflared === undefined
      ? {
          message: `${name} is a tunnel, and the cluster has no cloudflared`,
          impact: 'Cloudflare answers every request with an error',
          fix: 'add cloudflared to the cluster, or choose another kind of entrance',
        }
      : undefined,
  ),
}

const needsTraefikOfK3s = (entrance: Entrance): boolean =>
  (entrance.kind === 'Ingress' || entrance.kind === 'IngressRoute') && entrance.controller === undefined

export const requireEntranceController: InventoryRule = {
  id: 'require-entrance-controller',
  summary: 'An entrance that k3s’ own Traefik does not serve names the namespace of its `controller`.',
  rationale:
    'Without a controller nothing serves the hosts, and a workload with `admits` has to admit the right one.',
  check: forEachEntrance((entrance, { traefik }, name) => {
    if (!needsTraefikOfK3s(entrance)) return undefined
    const className = entrance.kind === 'Ingress' ? entrance.className : K3S_CLASS
    if (traefik && className === K3S_CLASS) return undefined
    return {
      message: traefik
        ? `${name} is of the class ${className}, which k3s’ Traefik does not serve, and names no controller`
        : `k3s’ Traefik would serve ${name}, and traefik of the cluster is false`,
      impact: 'nothing that the fleet knows serves its hosts',
      fix: 'name the namespace of what serves it as its controller',
    }
  }),
}

export const banSecondCertificate: InventoryRule = {
  id: 'ban-second-certificate',
  summary: 'An entrance has one source of certificates, and none with `tls: false`.',
  rationale: 'Only one of two certificates is served, and without TLS none is.',
  check: forEachEntrance((entrance, _, name) => {
    const stated = ['issuer', 'resolver', 'secret'].filter(
      (key) => entryOf(entrance as unknown as Record<string, unknown>, key) !== undefined,
    )
    const isPlain = entrance.kind !== 'tunnel' && !entrance.tls
    if (stated.length === 0 || (stated.length === 1 && !isPlain)) return undefined
    return {
      message: `${name} states ${[...stated, ...(isPlain ? ['tls: false'] : [])].join(' and ')}`,
      impact: 'a certificate is made or provided that no browser ever sees',
      fix: 'keep one of them',
    }
  }),
}
