import {
  clusterNames,
  clusterOf,
  isHub,
  spokeNames,
  type Artifact,
  type ClusterName,
  type Component,
  type Fleet,
} from '@fleet/model'
import { NAMES } from '@fleet/kubernetes'
import { cloudflared } from './cloudflared.ts'
import { kubeStateMetrics } from './kube-state-metrics.ts'
import { cloudflaredMonitor, traefikMonitor } from './monitors.ts'
import { nodeExporter } from './node-exporter.ts'
import { traefik } from './traefik.ts'

/** All exporters: our own on the spokes, those of tunnel and ingress everywhere, and their monitors on the hub. */
export const exporters: Component = (fleet) => [
  ...spokeNames(fleet).flatMap((cluster) => spokeExporters(fleet, cluster)),
  ...clusterNames(fleet).flatMap((cluster) => [...tunnel(fleet, cluster), ...ingress(fleet, cluster)]),
]

const spokeExporters = (fleet: Fleet, cluster: ClusterName): Artifact[] => [
  { cluster, layer: 'telemetry', path: `${NAMES.nodeExporter}.yaml`, objects: nodeExporter(fleet) },
  { cluster, layer: 'telemetry', path: `${NAMES.kubeStateMetrics}.yaml`, objects: kubeStateMetrics(fleet) },
]

/** The tunnel carries the user's services, so it is among them and never waits for the telemetry's charts. */
const tunnel = (fleet: Fleet, cluster: ClusterName): Artifact[] => {
  const { cloudflared: connector } = clusterOf(fleet, cluster)
  if (!connector) return []
  const path = `${NAMES.cloudflared}.yaml`
  const artifact: Artifact = {
    cluster,
    layer: 'workloads',
    path: `${connector.namespace}/${path}`,
    objects: cloudflared(fleet, connector),
  }
  return isHub(fleet, cluster)
    ? [artifact, { cluster, layer: 'telemetry', path, objects: cloudflaredMonitor(fleet) }]
    : [artifact]
}

const ingress = (fleet: Fleet, cluster: ClusterName): Artifact[] => {
  if (!clusterOf(fleet, cluster).traefik) return []
  const objects = isHub(fleet, cluster) ? [...traefik(), traefikMonitor(fleet)] : traefik()
  return [{ cluster, layer: 'telemetry', path: `${NAMES.traefik}.yaml`, objects }]
}
