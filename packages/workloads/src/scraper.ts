import {
  clusterOf,
  clusterScraperNames,
  entriesOf,
  entryOf,
  servedPorts,
  type ClusterName,
  type Fleet,
  type Workload,
} from '@fleet/model'
import { fromOther, labels, selectorLabels } from '@fleet/kubernetes'

/** Who scrapes a workload, and on which of its ports. */
export interface Scraper {
  readonly from: ReturnType<typeof fromOther>
  readonly ports: readonly number[]
}

/** By the scrapes of the inventory that name its Service, or labels that its pods have. */
export const scraperAt = (fleet: Fleet, cluster: ClusterName, name: string): Scraper => {
  const { scrapes, workloads } = clusterOf(fleet, cluster)
  const workload = entryOf(workloads, name)
  const own = labels(name)
  const ports = entriesOf(scrapes).flatMap(([, { service, pods }]) => {
    if (workload && service?.name === name && service.namespace === workload.namespace)
      return [containerPort(workload.ports, service.port)]
    const isSelected =
      pods?.namespace === workload?.namespace &&
      entriesOf(pods?.labels).every(([label, value]) => own[label] === value)
    return pods && isSelected ? [pods.port] : []
  })
  return {
    from: clusterScraperNames(fleet, cluster).flatMap((scraper) =>
      fromOther(fleet.telemetry.namespace, selectorLabels(scraper)),
    ),
    ports: [...new Set(ports)],
  }
}

/** The port of the pod behind one of the Service. */
const containerPort = (ports: Workload['ports'], port: number): number =>
  servedPorts(ports).find(({ service }) => service === port)?.container ?? port
