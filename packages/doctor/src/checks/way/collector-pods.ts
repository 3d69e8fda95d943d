import { NAMES } from '@fleet/kubernetes'
import { clusterScrapers } from '@fleet/model'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { podsOf, type Pod } from '../../live/pods.ts'

/** `app.kubernetes.io/name` of the collectors: those of spokes, and that of the hub, which a chart installs. */
const collectorsOf = (cluster: LiveCluster, { fleet }: LiveFleet): readonly string[] => [
  NAMES.otelCollector,
  ...clusterScrapers(fleet, cluster.name).map(({ name }) => name),
  NAMES.opentelemetryCollector,
]

/** The pods of the collectors of a cluster that run. Why others do not run is a finding of other checks. */
export const runningCollectors = async (cluster: LiveCluster, fleet: LiveFleet): Promise<readonly Pod[]> => {
  const names = collectorsOf(cluster, fleet)
  return (await podsOf(cluster, fleet)).filter(
    ({ metadata: { namespace, labels }, status }) =>
      namespace === fleet.fleet.telemetry.namespace &&
      names.includes(labels?.['app.kubernetes.io/name'] ?? '') &&
      status?.phase === 'Running',
  )
}

/** The path of a pod. */
export const podPath = ({ metadata: { namespace, name } }: Pod): string =>
  `/api/v1/namespaces/${namespace}/pods/${name}`

export const nodeOf = ({ spec }: Pod): string => spec.nodeName ?? 'of the pod'
