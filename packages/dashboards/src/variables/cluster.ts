import { CLUSTER_LABEL } from '@fleet/model'
import type { LogStore } from '../log-questions/log-store.ts'
import { chooseFrom } from './choose-from.ts'

/** The clusters of which samples have arrived. Nothing else decides the list. */
export const clusterVariable = () => chooseFrom('cluster', 'prometheus', `label_values(${CLUSTER_LABEL})`)

/** The clusters of which lines have arrived. */
export const logClusterVariable = ({ store, valuesOf }: LogStore) =>
  chooseFrom('cluster', store, valuesOf(CLUSTER_LABEL))
