import { entriesOf } from '../fleet/topology.ts'
import { law } from './law.ts'

export const noMissingNode = law({
  id: 'no-missing-node',
  reads: ['clusters'],
  breaches: ({ clusters }, namesAt) =>
    entriesOf(clusters)
      .filter(([cluster]) => namesAt('clusters', cluster, 'nodes').length === 0)
      .map(([cluster]) => ({
        path: ['clusters', cluster, 'nodes'],
        what: `cluster ${cluster} has no node`,
        consequence: 'nothing of it could run or be reached',
        mend: 'add its nodes with their addresses, or remove the cluster',
      })),
})
