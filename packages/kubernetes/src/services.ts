import type { IngestService, ServicePort } from '@fleet/model'
import { selectorLabels, type Labels } from './labels.ts'
import { metadata } from './metadata.ts'
import type { IService } from './types.ts'

/** A Service inside the cluster, for one port of the pods it selects. */
export const clusterService = (service: ServicePort, selector: Labels, of = service.name) =>
  ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(service.name, service.namespace, { of }),
    spec: {
      type: 'ClusterIP',
      selector,
      ports: [{ name: service.portName, port: service.port, targetPort: service.portName }],
    },
  }) satisfies IService

/**
 * A Service that gives each pod of its application a name in DNS.
 * @param isBeforeReady whether a pod has its name already while it starts
 */
export const podNames = ({ name, namespace, port, portName }: ServicePort, isBeforeReady = false) =>
  ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name, namespace),
    spec: {
      clusterIP: 'None',
      ...(isBeforeReady && { publishNotReadyAddresses: true }),
      selector: selectorLabels(name),
      ports: [{ name: portName, port, targetPort: portName }],
    },
  }) satisfies IService

/**
 * The NodePort Service by which the tailnet reaches one of the hub's stores. Policy `Local` keeps the caller's address,
 * which the NetworkPolicy needs; the store runs on the node that the spokes call.
 */
export const ingestService = ({ name, nodePort, store }: IngestService) =>
  ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name, store.service.namespace),
    spec: {
      type: 'NodePort',
      externalTrafficPolicy: 'Local',
      selector: { ...store.podLabels },
      ports: [
        { name: store.service.portName, port: store.service.port, targetPort: store.ingestPort, nodePort },
      ],
    },
  }) satisfies IService
