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
  (cluster: ClusterView): boolean => isMade(cluster) || clusterLabelsOf(cluster).includes(cluster.name),
)

const isMade = ({ tree }: ClusterView): boolean => tree.files.some(isGenerated)

/** The values of the label `cluster` that the Prometheus and the collectors of a cluster give to all that they send. */
export const clusterLabelsOf = remembered((cluster: ClusterView): readonly string[] => {
  const labels = [...labelsByPrometheus(cluster), ...labelsByCollector(cluster)]
  return [...new Set(labels.filter((label) => typeof label === 'string'))]
})

const SPEC = ['prometheus', 'prometheusSpec'] as const

const labelsByPrometheus = (cluster: ClusterView): readonly unknown[] =>
  stacksOf(cluster).flatMap((release) => [
    chartValue(release, ...SPEC, 'externalLabels', CLUSTER_LABEL),
    ...listOf(chartValue(release, ...SPEC, 'scrapeClasses'))
      .flatMap((one) => listOf(valueAt(one, ['relabelings'])))
      .filter((rule) => textAt(rule, 'targetLabel') === CLUSTER_LABEL)
      .map((rule) => textAt(rule, 'replacement')),
  ])

const labelsByCollector = (cluster: ClusterView): readonly unknown[] =>
  collectorsOf(cluster).readable.flatMap((collector) => [
    ...componentsOf(collector, 'processors', 'resource')
      .flatMap(({ value }) => listOf(valueAt(value, ['attributes'])))
      .filter(
        (attribute) =>
          isMap(attribute) && attribute['key'] === CLUSTER_LABEL && attribute['action'] !== 'delete',
      )
      .map((attribute) => valueAt(attribute, ['value'])),
    ...componentsOf(collector, 'exporters', 'prometheus_remote_write').map(({ value }) =>
      valueAt(value, ['external_labels', CLUSTER_LABEL]),
    ),
  ])
