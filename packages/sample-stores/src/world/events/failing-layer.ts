import { troubledCluster } from './own-deployments.ts'
import type { World } from '../world.ts'

/** For forty minutes Flux cannot apply the last layer of one cluster: a Kustomization that is not ready, at an older revision. */
const FAILS_FOR = 42 * 60

export const failsSince = (cluster: string, layer: string, { fleet, moment }: World): number | undefined =>
  cluster === troubledCluster(fleet) && layer === 'workloads' ? moment - FAILS_FOR : undefined
