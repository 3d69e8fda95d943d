import { entriesOf, type Workload } from '@fleet/model'
import { admitOnly, fromNamespace, metadata, selectorLabels, type IService } from '@fleet/kubernetes'

/** Offers each of a workload's ports under its number in the container; a workload without ports has no Service. */
export const services = (name: string, workload: Workload) =>
  entriesOf(workload.ports).length > 0 ? [service(name, workload)] : []

const service = (name: string, { namespace, ports }: Workload) =>
  ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name, namespace),
    spec: {
      type: 'ClusterIP',
      selector: selectorLabels(name),
      ports: entriesOf(ports).map(([port, number]) => ({ name: port, port: number, targetPort: port })),
    },
  }) satisfies IService

/** Closes a workload to all callers but the listed ones. */
export const admission = (name: string, { namespace, ports, admits }: Workload) =>
  admits
    ? [
        admitOnly({
          name,
          namespace,
          pods: selectorLabels(name),
          callers: [{ ports: Object.values(ports), from: fromNamespace(admits) }],
        }),
      ]
    : []
