import type { CredentialDemand } from '@fleet/model'
import { exampleVersion } from '../transitions/example-version.ts'
import { exampleClusters, exampleInventory } from '../trees/example.ts'
import { exampleTrees } from './ingest.ts'

/** What the hub asks of a push; `undefined` before a fleet moves. */
export type Demand = CredentialDemand | undefined

/** The trees of hub and spoke while the example moves. */
export const treesWith = (demand: Demand): typeof exampleTrees => {
  if (demand === 'required') return exampleTrees
  const { ingest: _, ...hub } = exampleInventory.hub
  const ingest = demand && { ingest: { credentials: demand } }
  const trees = exampleVersion({ ...exampleInventory, hub: { ...hub, ...ingest } })
  return {
    hub: trees.get(exampleClusters.hub.name) ?? [],
    spoke: trees.get(exampleClusters.spoke.name) ?? [],
  }
}
