import { entriesOf } from '../fleet/topology.ts'
import { inventoryRule } from './inventory-rule.ts'

export const noMissingNode = inventoryRule({
  id: 'no-missing-node',
  reads: ['clusters'],
  check: ({ clusters }, namesAt) =>
    entriesOf(clusters)
      .filter(([cluster]) => namesAt('clusters', cluster, 'nodes').length === 0)
      .map(([cluster]) => ({
        path: ['clusters', cluster, 'nodes'],
        message: `cluster ${cluster} has no node`,
        impact: 'no pod of it can run, and no scrape can reach it',
        fix: 'add its nodes with their addresses, or remove the cluster',
      })),
})
