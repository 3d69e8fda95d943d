import { troubledCluster, troubledDeployments } from './own-deployments.ts'
import { secondsInto } from './recurring.ts'
import type { SampleWorkload } from '../workload.ts'
import type { World } from '../world.ts'

/** A deploy after which a program logs errors until it finds its database: a burst of error lines. */
const DEPLOY = { before: 75 * 60, lasts: 18 * 60 }

export const deployedAt = ({ moment }: Pick<World, 'moment'>): number => moment - DEPLOY.before

export const isDeployed = (
  { cluster, name, isOwn }: SampleWorkload,
  { fleet }: Pick<World, 'fleet'>,
): boolean => {
  const deployments = troubledDeployments(fleet)
  return (
    isOwn === true &&
    cluster === troubledCluster(fleet) &&
    name === deployments[Math.floor(deployments.length / 2)]
  )
}

/** Whether it is unwell at a time. */
export const isFailingAfterDeploy = (time: number, { moment }: Pick<World, 'moment'>): boolean =>
  secondsInto(time, moment, DEPLOY) !== undefined
