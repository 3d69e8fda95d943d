import {
  backupName,
  entriesOf,
  exporterName,
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

/** Closes a workload to all callers but the listed ones, its backup and exporter, what serves its host, and what scrapes it. */
export const admission = (name: string, workload: Workload, cluster: Cluster, scraper: Scraper) => {
  const { namespace, ports, admits } = workload
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
              from: fromNamespace([...admits, ...clientsOf(name, workload)]),
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

/** What the generator makes of a database's fields, and what connects to it. */
const clientsOf = (name: string, { backup, exporter }: Workload): readonly string[] => [
  ...(backup ? [backupName(name), restoreName(name)] : []),
  ...(exporter ? [exporterName(name)] : []),
]

/** The port of the pod behind that of the Service. */
const containerPort = (ports: Workload['ports'], { service }: HostRoute): number =>
  servedPorts(ports).find(({ name }) => name === service.portName)?.container ?? service.port
