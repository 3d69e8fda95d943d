import type { ServicePort } from '@fleet/model'
import { clusterService, metadata, selectorLabels, type IService } from '@fleet/kubernetes'

/** The Service whose DNS has each pod of a part, ready or not: a Receive starts before it knows the others. */
export const peers = ({ name, namespace, port, portName }: ServicePort) =>
  ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name, namespace),
    spec: {
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector: selectorLabels(name),
      ports: [{ name: portName, port, targetPort: portName }],
    },
  }) satisfies IService

/** A Service with an address of its own, for the pods of an application. */
export const addressed = (service: ServicePort, of: string) => clusterService(service, selectorLabels(of), of)
