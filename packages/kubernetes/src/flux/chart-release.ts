import type { Artifact, Chart, ChartName, Fleet, KubernetesObject, NamespaceNeed } from '@fleet/model'
import { metadata } from '../metadata.ts'
import { NAMES } from '../names.ts'
import type { IHelmRelease, IOCIRepository } from '../types.ts'
import { merged } from './merged.ts'

export interface ChartRelease {
  readonly chart: ChartName
  /** What the generator makes of the inventory. Its own `values` are merged over them. */
  readonly values: object
  /** What the chart's pods need of the telemetry's namespace: they are not among our objects. */
  readonly need: Omit<NamespaceNeed, 'namespace'>
}

/** A chart on the hub: its source in the layer `sources`, its release in `releases`. */
export const chartRelease = (fleet: Fleet, { chart, values, need }: ChartRelease): readonly Artifact[] => {
  const name = NAMES[chart]
  const { namespace } = fleet.telemetry
  const cluster = fleet.hub.cluster
  const release: KubernetesObject = helmRelease(fleet, name, merged(values, fleet.values?.[chart]))
  return [
    {
      cluster,
      layer: 'sources',
      path: `${name}.yaml`,
      objects: [ociRepository(fleet, name, fleet.versions.charts[chart])],
    },
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
