import { databaseTargets } from './databases.ts'
import { probeTargets } from './probes.ts'
import { targetsOnHub } from './targets-on-hub.ts'
import { targetsOnSpoke } from './targets-on-spoke.ts'
import type { World } from '../world/world.ts'
import { machineTargets, type Target } from './target.ts'

/** Every target of the fleet. Its labels are those that the trees' scrape jobs give it, which differ on the hub. */
export const targetsOf = (world: World): readonly Target[] =>
  world.clusters.flatMap((cluster) => [
    ...(cluster.isHub ? targetsOnHub(cluster, world) : targetsOnSpoke(cluster, world)),
    ...machineTargets(cluster, world),
    ...probeTargets(cluster, world),
    ...databaseTargets(cluster, world),
  ])
