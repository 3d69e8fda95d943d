import { troubledCluster } from './own-deployments.ts'
import { secondsInto } from './recurring.ts'
import type { World } from '../world.ts'

/**
 * A spoke that cannot reach the hub for 25 minutes: the queue of metrics fills up, then samples are lost, then the queue drains. The
 * queue of logs is on its disk and loses nothing.
 */
const OUTAGE = { before: 105 * 60, lasts: 25 * 60 }
const FILLS = 15 * 60
const DRAINS = 8 * 60

/** When the samples of a cluster were lost. */
export const lossesOf = (cluster: string, world: World): ((time: number) => boolean) => {
  if (!isCutOff(cluster, world)) return () => false
  return (time) => (secondsInto(time, world.moment, OUTAGE) ?? 0) > FILLS
}

/** How full the queue of a cluster's metrics is, from 0 to 1. */
export const queueOf = (cluster: string, world: World): ((time: number) => number) => {
  if (!isCutOff(cluster, world)) return () => 0
  return (time) => {
    const into = secondsInto(time, world.moment, { ...OUTAGE, lasts: OUTAGE.lasts + DRAINS })
    if (into === undefined) return 0
    return into <= OUTAGE.lasts ? Math.min(1, into / FILLS) : 1 - (into - OUTAGE.lasts) / DRAINS
  }
}

/** Only a spoke pushes. */
const isCutOff = (cluster: string, { fleet }: World): boolean =>
  cluster !== fleet.hub.cluster && cluster === troubledCluster(fleet)
