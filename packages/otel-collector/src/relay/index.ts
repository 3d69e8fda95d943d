import { gateway, logsRelay, type Artifact, type Fleet, type LogsRelay } from '@fleet/model'
import {
  admitOnly,
  claimTemplate,
  clusterService,
  disruptionBudget,
  fromNamespace,
  fromPods,
  labels,
  metadata,
  podUser,
  selectorLabels,
  spreadOverNodes,
  type IStatefulSet,
} from '@fleet/kubernetes'
import { collectorMonitor } from '../hub/pod-monitor.ts'
import { collectorConfigMap } from '../spoke/config-map.ts'
import { IMAGE_USER } from '../spoke/pod.ts'
import { relayConfig } from './config.ts'
import { METRICS_PORT_NAME, relayContainer } from './container.ts'

const QUEUES = 'queues'

/** The relay between the gateway and two copies of the store of logs, of a fleet that has them. */
export const relay = (fleet: Fleet): readonly Artifact[] => {
  const found = logsRelay(fleet)
  return found ? [artifact(fleet, found)] : []
}

const artifact = (fleet: Fleet, made: LogsRelay): Artifact => {
  const { service, replicas } = made
  const { name, namespace } = service
  const config = collectorConfigMap(name, namespace, relayConfig(fleet, made), [])
  return {
    cluster: fleet.hub.cluster,
    layer: 'telemetry',
    path: `${name}.yaml`,
    objects: [
      config,
      clusterService(service, selectorLabels(name)),
      statefulSet(fleet, made, config.metadata.name),
      ...(replicas > 1 ? [disruptionBudget(name, namespace)] : []),
      collectorMonitor(fleet, { name, pods: selectorLabels(name), instance: '__meta_kubernetes_pod_name' }),
      policy(fleet, made),
    ],
    needs: [{ namespace, podSecurity: 'restricted', holdsVolumes: true }],
  }
}

const statefulSet = (fleet: Fleet, made: LogsRelay, configMap: string) => {
  const { service, replicas, volume, storageClass } = made
  const { name, namespace } = service
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(name, namespace),
    spec: {
      replicas,
      serviceName: name,
      // None waits for another: each has queues of its own.
      ...(replicas > 1 && { podManagementPolicy: 'Parallel' as const }),
      selector: { matchLabels: selectorLabels(name) },
      template: {
        metadata: { labels: labels(name) },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          ...(replicas > 1 && { topologySpreadConstraints: spreadOverNodes(selectorLabels(name)) }),
          // The group may write to the volume.
          securityContext: podUser(IMAGE_USER, IMAGE_USER),
          containers: [relayContainer(fleet, made, QUEUES)],
          volumes: [{ name: 'config', configMap: { name: configMap } }],
        },
      },
      volumeClaimTemplates: [claimTemplate(QUEUES, { size: volume, storageClass })],
    },
  } satisfies IStatefulSet
}

/** Lines come through the gateway alone. */
const policy = (fleet: Fleet, { service: { name, namespace, portName } }: LogsRelay) =>
  admitOnly({
    name,
    namespace,
    pods: selectorLabels(name),
    callers: [
      { ports: [portName], from: fromPods({ ...gateway(fleet).podLabels }) },
      { ports: [METRICS_PORT_NAME], from: fromNamespace(['prometheus']) },
    ],
  })
