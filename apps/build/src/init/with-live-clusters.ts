import { counted } from '../report/counted.ts'
import type { Live } from './flags.ts'
import { readLiveCluster } from './live-cluster.ts'
import type { KnownCluster, KnownFleet } from './new-fleet.ts'

/** Adds what live clusters say of themselves, and tells a person what was read. */
export const withLiveClusters = (
  known: KnownFleet,
  live: readonly Live[],
  tell: (line: string) => void,
): KnownFleet => ({
  ...known,
  clusters: {
    ...known.clusters,
    ...Object.fromEntries(
      live.map(({ cluster, kubeContext }) => {
        const { facts, kubeletVersions } = readLiveCluster(kubeContext)
        tell(readText(cluster, facts, kubeletVersions))
        return [cluster, correctedBy(facts, known.clusters[cluster])] as const
      }),
    ),
  },
})

/** What a person states replaces what was read. */
const correctedBy = (read: KnownCluster, stated: KnownCluster | undefined): KnownCluster => ({
  ...read,
  ...stated,
  nodes: {
    ...read.nodes,
    ...Object.fromEntries(
      Object.entries(stated?.nodes ?? {}).map(([name, node]) => [name, { ...read.nodes[name], ...node }]),
    ),
  },
})

const readText = (
  cluster: string,
  { nodes, storageClass, traefik }: KnownCluster,
  versions: readonly string[],
): string => {
  const facts = [
    counted(Object.keys(nodes).length, 'node'),
    versions.join(', '),
    `storage class ${storageClass ?? 'unknown'}`,
    traefik ? 'Traefik' : 'no Traefik',
  ]
  return `${cluster}: ${facts.join(', ')}\n${versions.every((version) => version.includes('+k3s')) ? '' : notK3s(cluster)}`
}

const notK3s = (cluster: string): string =>
  `warning: ${cluster} is not k3s, which the trees are made for: its control plane and its Traefik may be elsewhere\n`
