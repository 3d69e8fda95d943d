import type { ClusterView } from '../cluster-view.ts'
import type { FleetView } from '../fleet-view.ts'
import { servicesOf, type ServiceFacts } from './services.ts'
import { remembered } from '../../values/remembered.ts'

export interface NodePortService {
  readonly cluster: ClusterView
  readonly service: ServiceFacts
  /** Which of the Service's ports. */
  readonly index: number
}

/** The Services that listen on a port of their nodes, by that port. */
export const servicesByNodePort = remembered(
  ({ clusters }: FleetView): ReadonlyMap<number, readonly NodePortService[]> =>
    Map.groupBy(clusters.flatMap(nodePortServices), nodePortOf),
)

const nodePortServices = (cluster: ClusterView): NodePortService[] =>
  servicesOf(cluster).flatMap((service) =>
    (service.located?.object.spec?.ports ?? []).flatMap(({ nodePort }, index) =>
      nodePort === undefined ? [] : [{ cluster, service, index }],
    ),
  )

const nodePortOf = ({ service, index }: NodePortService): number =>
  service.located?.object.spec?.ports?.[index]?.nodePort ?? 0
