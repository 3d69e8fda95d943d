import { CLUSTER_LABEL } from '@fleet/model'
import { chooseFrom } from './choose-from.ts'
import type { Query } from '../queries/query.ts'

/** The clusters from which telemetry of one kind has arrived. Nothing else decides the list. */
export const clusterVariable = (store: Query['store']) =>
  chooseFrom('cluster', store, `label_values(${CLUSTER_LABEL})`)
