import {
  backupName,
  entriesOf,
  restoreName,
  servedPorts,
  workloadRoute,
  type Cluster,
  type HostRoute,
  type Workload,
} from '@fleet/model'
import {
  admitOnly,
  fromEntrance,
  fromNamespace,
  metadata,
  selectorLabels,
  type IService,
} from '@fleet/kubernetes'
import type { Scraper } from './scraper.ts'

/** Offers each of a workload's ports; a workload without ports has no Service. */
export const services = (name: string, workload: Workload) =>
  entriesOf(workload.ports).length > 0 ? [serviceOf(name, workload)] : []

const serviceOf = (name: string, { namespace, ports }: Workload) =>
  ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name, namespace),
    spec: {
      type: 'ClusterIP',
      selector: selectorLabels(name),
      ports: servedPorts(ports).map((port) => ({
        name: port.name,
        port: port.service,
        targetPort: port.name,
        ...(port.protocol !== 'TCP' && { protocol: port.protocol }),
      })),
    },
  }) satisfies IService

/** Closes a workload to all callers but the listed ones, its backup, what serves its host, and what scrapes it. */
export const admission = (name: string, workload: Workload, cluster: Cluster, scraper: Scraper) => {
  const { namespace, ports, admits, backup } = workload
  const route = workloadRoute(cluster, name, workload)
  return admits
    ? [
        admitOnly({
          name,
          namespace,
          pods: selectorLabels(name),
          callers: [
            {
              ports: servedPorts(ports).map(({ container: port, protocol }) => ({ protocol, port })),
              from: fromNamespace([...admits, ...(backup ? [backupName(name), restoreName(name)] : [])]),
            },
            ...(route
              ? [{ ports: [containerPort(ports, route)], from: fromEntrance(cluster, route.entrance) }]
              : []),
            scraper,
          ],
        }),
      ]
    : []
}

/** The port of the pod behind that of the Service. */
const containerPort = (ports: Workload['ports'], { service }: HostRoute): number =>
  servedPorts(ports).find(({ name }) => name === service.portName)?.container ?? service.port
