import { COUNT_CELL, FLAG_CELL, LOW_FLAG_CELL } from '../../panels/flag-cell.ts'
import { table } from '../../panels/table.ts'
import { colours, inColour } from '../../panels/thresholds.ts'
import * as queries from '../queries/clusters.ts'
import { CLUSTER_STATE, COMMIT } from './state.ts'

/** Longer than Flux needs to fetch a commit and to apply it. It is empty where a cluster is not behind. */
const BEHIND = inColour(colours('text', [900, 'orange']))
/** Each Kustomization is applied again within ten minutes or so. */
const STALE = FLAG_CELL([1800, 'orange'], [3600, 'red'])
/** Those of sources, of Kustomizations and of releases. */
const THREE = LOW_FLAG_CELL('red', [3, 'transparent'])

export const clusters = () => [
  table({
    title: 'Clusters',
    description:
      'Whether Flux is well on each cluster, the worst first. Behind is how long there has been a newer commit than the cluster has applied; silent is a cluster that has reported nothing for five minutes.',
    labels: { cluster: 'Cluster', revision: 'Commit' },
    labelsOf: [queries.revisions],
    columns: [
      { name: 'State', unit: 'none', query: queries.states, width: 130, properties: CLUSTER_STATE },
      { name: 'Behind', unit: 's', query: queries.behind, width: 140, properties: BEHIND },
      { name: 'Failed', unit: 'none', query: queries.failed, width: 120, properties: COUNT_CELL() },
      { name: 'Suspended', unit: 'none', query: queries.suspended, width: 140 },
      {
        name: 'Last applied',
        unit: 's',
        query: queries.sinceApplied,
        width: 150,
        properties: STALE,
      },
      {
        name: 'Controllers',
        unit: 'none',
        query: queries.controllersUp,
        width: 140,
        properties: THREE,
      },
    ],
    texts: { Commit: COMMIT },
    sortBy: ['State', 'Behind', 'Failed'],
  }).height(7),
]
