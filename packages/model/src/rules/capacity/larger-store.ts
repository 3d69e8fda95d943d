import { storeEnds } from '../../capacity/ends.ts'
import { metricsLoad } from '../../capacity/load.ts'
import { inGibibytes } from '../amounts.ts'
import type { InventoryRule } from '../inventory-rule.ts'

export const requireLargerStore: InventoryRule = {
  id: 'require-larger-store',
  severity: 'warning',
  summary: 'The stated load is not beyond what one Prometheus or one process of Loki is for.',
  rationale:
    'Prometheus reads its write-ahead log at each start, and the kubelet kills one that does not answer in time. Loki in one process is for small volumes. More memory does not help either.',
  check: (fleet) =>
    storeEnds(fleet)
      .filter(({ load, most }) => load > most)
      .map(({ store, load, most, clusters, next }) => ({
        path: next.field.split('.'),
        message:
          store === 'Prometheus'
            ? `one Prometheus needs about ${Math.ceil(load / 60)} minutes to start with the ${metricsLoad(fleet).series} series of the clusters’ budgets, and ends at ${Math.floor(most / 60)} minutes, with the series of ${likeThese(clusters)}`
            : `one process of Loki takes in about ${inGibibytes(most)} a day, that of ${likeThese(clusters)}, and the clusters write about ${inGibibytes(load)} a day`,
        impact:
          store === 'Prometheus'
            ? 'at each restart no metric of any cluster is taken or shown for so long, and the kubelet kills a Prometheus that takes 15 minutes'
            : 'Loki falls behind or runs out of memory, and the logs of all clusters wait on their nodes',
        fix: `write ${next.field}: ${next.stores}`,
      })),
}

const likeThese = (clusters: number): string => `${clusters} cluster${clusters === 1 ? '' : 's'} like these`
