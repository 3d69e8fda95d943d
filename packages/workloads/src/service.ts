import { entriesOf, type Workload } from '@fleet/model'
import { admitOnly, fromNamespace, metadata, selectorLabels, type IService } from '@fleet/kubernetes'

/** Offers each of a workload's ports under the number it has in the container; a workload without ports needs none. */
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

/** Closes a workload to all but those it names. */
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
