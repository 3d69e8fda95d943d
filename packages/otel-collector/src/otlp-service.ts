import { entriesOf, otlpService, type Fleet } from '@fleet/model'
import { metadata, type IService, type Labels } from '@fleet/kubernetes'

const portName = (protocol: string): string => `otlp-${protocol}`

/** The same ports of a collector's container. */
export const otlpPorts = (fleet: Fleet) =>
  entriesOf(otlpService(fleet).ports).map(([protocol, port]) => ({
    name: portName(protocol),
    containerPort: port,
  }))

/**
 * The Service to which the pods of a cluster send spans. It leads to the collector of the pod's own node, which knows the
 * pods there, and by numbers: the chart on the hub has other names for the ports.
 */
export const otlpReceiverService = (fleet: Fleet, collectors: Labels) => {
  const { name, namespace, ports } = otlpService(fleet)
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name, namespace),
    spec: {
      type: 'ClusterIP',
      internalTrafficPolicy: 'Local',
      selector: collectors,
      ports: entriesOf(ports).map(([protocol, port]) => ({
        name: portName(protocol),
        port,
        targetPort: port,
        appProtocol: protocol,
      })),
    },
  } satisfies IService
}
