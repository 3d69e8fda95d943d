import type { TopologyCluster } from '../topology.ts'
import { wrapped, type Card, type CardLine } from './card.ts'

/** More machines than these are counted. */
const MOST_MACHINES = 8
const LETTERS_IN_LINE = 46

export const clusterCard = (cluster: TopologyCluster, role: 'hub' | 'spoke'): Card => ({
  title: cluster.name,
  subtitle: role,
  lines: [...machines(cluster), ...jobLines(cluster), ...refusals(cluster)],
})

const machines = ({ nodes, metalNodes }: TopologyCluster): CardLine[] => {
  const all = [
    ...nodes.map(({ name, address, tailnetAddress }) => ({
      left: name,
      right: `${address} · ${tailnetAddress}`,
    })),
    ...metalNodes.map(({ name, address }) => ({ left: name, right: `metal · ${address}` })),
  ]
  const rest = all.length - MOST_MACHINES
  return rest <= 1
    ? all
    : [...all.slice(0, MOST_MACHINES), { left: `and ${rest} more machines`, fill: 'faint' }]
}

const jobLines = ({ jobs }: TopologyCluster): CardLine[] =>
  wrapped(`scrapes ${jobs.join(', ')}`.split(' '), LETTERS_IN_LINE).map((left) => ({ left, fill: 'faint' }))

/** Nodes whose push no policy admits. */
const refusals = ({ pushes }: TopologyCluster): CardLine[] =>
  pushes.flatMap(({ signal, senders }) =>
    senders
      .filter(({ admission }) => admission.kind === 'refused')
      .map(({ name }) => ({
        left: `${signal} of ${name}: no NetworkPolicy admits it`,
        fill: 'bad' as const,
      })),
  )

export const isRefused = ({ pushes }: TopologyCluster): boolean =>
  pushes.some(({ senders }) => senders.some(({ admission }) => admission.kind === 'refused'))
