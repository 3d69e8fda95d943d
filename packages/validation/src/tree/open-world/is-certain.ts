import type { Absence, Made } from '../../values/absence.ts'
import type { Violation } from '../../values/violation.ts'
import { isGenerated, type Distribution } from '../../values/rendered-tree.ts'
import { distributionOf } from '../distribution.ts'
import type { ClusterView } from '../cluster-view.ts'
import type { FleetView } from '../fleet-view.ts'
import { isMade } from './made-names.ts'
import { ownNamespacesOf, unknownIn, type Unknown } from './unknown-makers.ts'

/**
 * Whether nothing unknown may be what a violation presumes to be missing, and the cluster has the distribution that it
 * assumes. Generated files need only what the tree has.
 */
export const isCertain = (
  { clusters }: FleetView,
  { location, absence }: Violation,
  assumed?: Distribution,
): boolean => {
  if (isGenerated(location.file)) return true
  if (assumed !== undefined) {
    const cluster = clusters.find(({ name }) => name === location.cluster)
    if (!cluster || distributionOf(cluster) !== assumed) return false
  }
  if (!absence) return true
  return !clusters
    .filter(({ name }) => absence.isOfFleet === true || name === location.cluster)
    .some((cluster) => mayHold(cluster, absence))
}

const mayHold = (cluster: ClusterView, absence: Absence): boolean =>
  unknownIn(cluster).some((unknown) => mayBe(unknown, absence)) ||
  isOfCluster(cluster, absence) ||
  isByHand(cluster, absence) ||
  isNamed(cluster, absence)

const mayBe = ({ namespace, made }: Unknown, { of, namespaces }: Absence): boolean =>
  (made === undefined || made.includes(of)) &&
  (namespace === undefined || namespaces === undefined || namespaces.includes(namespace))

/** What `flux bootstrap` makes is known. */
const isOfCluster = (cluster: ClusterView, { of, namespaces = [] }: Absence): boolean =>
  of !== 'sources' && namespaces.some((namespace) => ownNamespacesOf(cluster).includes(namespace))

/** What people install or create before Flux runs. A generated tree states all of it. */
const isByHand = (cluster: ClusterView, { of }: Absence): boolean =>
  BY_HAND.has(of) && !cluster.tree.files.some(isGenerated)

const BY_HAND: ReadonlySet<Made> = new Set<Made>(['customResources', 'secrets'])

const isNamed = (cluster: ClusterView, { of, namespaces = [], name }: Absence): boolean =>
  name !== undefined && namespaces.some((one) => isMade(cluster, of, one, name))
