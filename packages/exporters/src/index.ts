import {
  clusterNames,
  clusterOf,
  isHub,
  type Artifact,
  type ClusterName,
  type Component,
  type Fleet,
} from '@fleet/model'
import { NAMES } from '@fleet/kubernetes'
import { blackboxExporter } from './blackbox-exporter.ts'
import { cloudflared } from './cloudflared.ts'
import { fluxServices } from './flux.ts'
import { kubeStateMetrics } from './kube-state-metrics.ts'
import { monitors } from './monitors.ts'
import { nodeExporter } from './node-exporter.ts'
import { postgresExporters } from './postgres-exporter.ts'
import { traefik } from './traefik.ts'

/** Whatever offers metrics: on the spokes our own exporters, everywhere those of Flux, tunnel and ingress, on the hub their monitors. */
export const exporters: Component = (fleet) =>
  inOneFile([...clusterNames(fleet).flatMap((cluster) => exportersOf(fleet, cluster)), ...monitors(fleet)])

const exportersOf = (fleet: Fleet, name: ClusterName): readonly Artifact[] => {
  const cluster = clusterOf(fleet, name)
  const { cloudflared: tunnel } = cluster
  const inTelemetry = (path: string, objects: Artifact['objects']): Artifact => ({
    cluster: name,
    layer: 'telemetry',
    path: `${path}.yaml`,
    objects,
  })
  return [
    // The hub's are those of kube-prometheus-stack.
    ...(isHub(fleet, name)
      ? []
      : [
          inTelemetry(NAMES.nodeExporter, nodeExporter(fleet)),
          inTelemetry(NAMES.kubeStateMetrics, kubeStateMetrics(fleet, name)),
        ]),
    ...blackboxExporter(fleet, name),
    ...postgresExporters(fleet, name),
    ...fluxServices(fleet, cluster).map(([job, service]) => inTelemetry(job, [service])),
    ...(cluster.traefik ? [inTelemetry(NAMES.traefik, traefik(fleet, cluster))] : []),
    ...(tunnel ? [tunnelArtifact(name, tunnel.namespace, cloudflared(fleet, cluster, tunnel))] : []),
  ]
}

/** The tunnel carries the user's services, so it is among them and never waits for the telemetry's charts. */
const tunnelArtifact = (cluster: ClusterName, folder: string, objects: Artifact['objects']): Artifact => ({
  cluster,
  layer: 'workloads',
  path: `${folder}/${NAMES.cloudflared}.yaml`,
  objects,
})

/** An exporter and its monitor are in the same file, where they are in the same layer. */
const inOneFile = (artifacts: readonly Artifact[]): readonly Artifact[] =>
  [...Map.groupBy(artifacts, ({ cluster, layer, path }) => `${cluster}/${layer}/${path}`).values()].flatMap(
    ([first, ...others]) =>
      first ? [{ ...first, objects: [...first.objects, ...others.flatMap(({ objects }) => objects)] }] : [],
  )
