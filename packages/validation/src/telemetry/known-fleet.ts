import { CLUSTER_LABEL } from '@fleet/model'
import type { ClusterView } from '../tree/cluster-view.ts'
import type { FleetView } from '../tree/fleet-view.ts'
import { chartValue } from '../tree/charts/release.ts'
import { stacksOf } from '../tree/monitoring/prometheus.ts'
import { isGenerated } from '../values/rendered-tree.ts'
import { remembered } from '../values/remembered.ts'
import { isMap, listOf, textAt, valueAt } from '../values/value-at.ts'
import { componentsOf } from './collectors/collector.ts'
import { collectorsOf } from './collectors/collectors-of.ts'

/** The clusters whose telemetry carries the names of their trees. Of the others a label `cluster` says nothing. */
export const labelledFleet = remembered((fleet: FleetView): FleetView => only(fleet, isLabelled))

/** The same, if the Prometheus of one cluster takes in the metrics of all; no cluster otherwise. */
export const fleetOfOneHub = remembered((fleet: FleetView): FleetView => {
  const labelled = labelledFleet(fleet)
  const hubs = labelled.clusters.filter((cluster) => stacksOf(cluster).length > 0)
  // Generated trees have a hub: without one, rules report all that needs it.
  const isKnown = hubs.length === 1 || (hubs.length === 0 && labelled.clusters.some(isMade))
  return isKnown ? labelled : only(labelled, () => false)
})

const only = (fleet: FleetView, isMeant: (cluster: ClusterView) => boolean): FleetView =>
  fleet.clusters.every(isMeant)
    ? fleet
    : {
        clusters: fleet.clusters.filter(isMeant),
        identical: fleet.identical
          .map((clusters) => clusters.filter(isMeant))
          .filter((clusters) => clusters.length > 0),
      }

/** The generator labels what its clusters send, and rules report where it does not. */
const isLabelled = remembered(
  (cluster: ClusterView): boolean =>
    isMade(cluster) || isLabelledByPrometheus(cluster) || isLabelledByCollector(cluster),
)

const isMade = ({ tree }: ClusterView): boolean => tree.files.some(isGenerated)

const SPEC = ['prometheus', 'prometheusSpec'] as const

const isLabelledByPrometheus = (cluster: ClusterView): boolean =>
  stacksOf(cluster).some(
    (release) =>
      chartValue(release, ...SPEC, 'externalLabels', CLUSTER_LABEL) === cluster.name ||
      listOf(chartValue(release, ...SPEC, 'scrapeClasses'))
        .flatMap((one) => listOf(valueAt(one, ['relabelings'])))
        .some(
          (rule) =>
            textAt(rule, 'targetLabel') === CLUSTER_LABEL && textAt(rule, 'replacement') === cluster.name,
        ),
  )

const isLabelledByCollector = (cluster: ClusterView): boolean =>
  collectorsOf(cluster).readable.some(
    (collector) =>
      componentsOf(collector, 'processors', 'resource')
        .flatMap(({ value }) => listOf(valueAt(value, ['attributes'])))
        .some(
          (attribute) =>
            isMap(attribute) &&
            attribute['key'] === CLUSTER_LABEL &&
            attribute['value'] === cluster.name &&
            attribute['action'] !== 'delete',
        ) ||
      componentsOf(collector, 'exporters', 'prometheus_remote_write').some(
        ({ value }) => valueAt(value, ['external_labels', CLUSTER_LABEL]) === cluster.name,
      ),
  )
