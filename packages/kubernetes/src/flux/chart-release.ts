import type { Artifact, Chart, Fleet, KubernetesObject, NamespaceNeed } from '@fleet/model'
import { metadata } from '../metadata.ts'
import type { IHelmRelease, IOCIRepository } from '../types.ts'

export interface ChartRelease {
  readonly name: string
  readonly chart: Chart
  readonly values: object
  /** What the chart's pods need of the telemetry's namespace: they are not among our objects. */
  readonly need: Omit<NamespaceNeed, 'namespace'>
}

/** A chart on the hub: its source in the layer `sources`, its release in `releases`. */
export const chartRelease = (
  fleet: Fleet,
  { name, chart, values, need }: ChartRelease,
): readonly Artifact[] => {
  const { namespace } = fleet.telemetry
  const cluster = fleet.hub.cluster
  const release: KubernetesObject = helmRelease(fleet, name, values)
  return [
    { cluster, layer: 'sources', path: `${name}.yaml`, objects: [ociRepository(fleet, name, chart)] },
    {
      cluster,
      layer: 'releases',
      path: `${name}.yaml`,
      objects: [release],
      needs: [{ namespace, ...need }],
    },
  ]
}

const ociRepository = ({ telemetry, gitops }: Fleet, name: string, { url, version }: Chart) =>
  ({
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'OCIRepository',
    metadata: metadata(name, telemetry.namespace),
    spec: {
      interval: gitops.interval,
      url,
      ref: { tag: version },
      layerSelector: {
        mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
        operation: 'copy',
      },
    },
  }) satisfies IOCIRepository

const helmRelease = ({ telemetry, gitops }: Fleet, name: string, values: object) =>
  ({
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: metadata(name, telemetry.namespace),
    spec: {
      interval: gitops.interval,
      timeout: gitops.timeout,
      chartRef: { kind: 'OCIRepository', name },
      releaseName: name,
      // Server-side objects that somebody changed by hand are put back.
      driftDetection: { mode: 'enabled' },
      // Without end: a chart is not ready until its Secrets exist, and after a last attempt it would stay so.
      install: { crds: 'CreateReplace', remediation: { retries: -1 } },
      upgrade: {
        crds: 'CreateReplace',
        remediation: { retries: 3, remediateLastFailure: true, strategy: 'rollback' },
      },
      values: { ...values },
    },
  }) satisfies IHelmRelease
