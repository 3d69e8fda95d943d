import { entriesOf } from '../fleet/topology.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { eachReadable, namesOf } from './readable.ts'

export const noMissingNode: InventoryRule = {
  id: 'no-missing-node',
  summary: 'Every cluster has a node.',
  rationale: 'Without one no pod can run, and no scrape can reach it.',
  check: ({ clusters }) =>
    eachReadable(entriesOf(clusters), ([cluster, { nodes }]) =>
      namesOf(nodes).length > 0
        ? []
        : [
            {
              path: ['clusters', cluster, 'nodes'],
              message: `cluster ${cluster} has no node`,
              impact: 'no pod of it can run, and no scrape can reach it',
              fix: 'add its nodes with their addresses, or remove the cluster',
            },
          ],
    ),
}
