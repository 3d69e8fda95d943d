import type { ClusterView } from '../../tree/cluster-view.ts'
import { isMap, listOf } from '../../values/value-at.ts'
import { chartValue, type Release } from '../../tree/charts/release.ts'
import { anchored } from '../relabel/pattern.ts'

export type Keeping = 'index_label' | 'structured_metadata' | 'drop'

/** What a Loki makes of each attribute. */
export interface LokiLabels {
  readonly ofResource: (attribute: string) => Keeping
  readonly ofLine: (attribute: string) => Keeping
}

/** Resource attributes that Loki 3.7 makes index labels by itself (pkg/loghttp/push/otlp_config.go). */
const INDEXED: readonly string[] = [
  'service.name',
  'service.namespace',
  'service.instance.id',
  'deployment.environment',
  'deployment.environment.name',
  'cloud.region',
  'cloud.availability_zone',
  'k8s.cluster.name',
  'k8s.namespace.name',
  'k8s.pod.name',
  'k8s.container.name',
  'container.name',
  'k8s.replicaset.name',
  'k8s.deployment.name',
  'k8s.statefulset.name',
  'k8s.daemonset.name',
  'k8s.cronjob.name',
  'k8s.job.name',
]

const OTLP = ['loki', 'limits_config', 'otlp_config'] as const
const GLOBAL = ['loki', 'distributor', 'otlp_config', 'default_resource_attributes_as_index_labels'] as const

/** Of each Loki that a cluster installs. */
export const lokiLabelsOf = (cluster: ClusterView): readonly LokiLabels[] =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter(({ object }) => object.metadata.name === 'loki')
    .map(labelsOf)

const labelsOf = (release: Release): LokiLabels => {
  const replaced = listOf(chartValue(release, ...GLOBAL)).map(String)
  const ignoresDefaults = chartValue(release, ...OTLP, 'resource_attributes', 'ignore_defaults') === true
  const defaults = { action: 'index_label', attributes: replaced.length > 0 ? replaced : INDEXED }
  const configured = listOf(chartValue(release, ...OTLP, 'resource_attributes', 'attributes_config'))
  return {
    ofResource: decided(ignoresDefaults ? configured : [defaults, ...configured]),
    ofLine: decided(listOf(chartValue(release, ...OTLP, 'log_attributes'))),
  }
}

/** The first entry that names an attribute decides. */
const decided =
  (entries: readonly unknown[]) =>
  (attribute: string): Keeping => {
    const found = entries.find(
      (entry) =>
        isMap(entry) &&
        (listOf(entry['attributes']).includes(attribute) ||
          (typeof entry['regex'] === 'string' && anchored(entry['regex'])?.test(attribute) === true)),
    )
    const action = isMap(found) ? found['action'] : undefined
    return action === 'index_label' || action === 'drop' ? action : 'structured_metadata'
  }
