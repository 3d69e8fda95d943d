import { documentKey } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { StatedPods } from '../../tree/workloads/stated-pods.ts'
import { typeOf, type Collector } from './collector.ts'
import { collectorsOf } from './collectors-of.ts'
import type { CollectorConfig } from './config.ts'
import { runtimesOf } from './runtime.ts'

/** The configurations that the pods of a controller run. */
export const collectorsInPods = (cluster: ClusterView, pods: StatedPods): readonly Collector[] => {
  const key = documentKey(pods.location())
  return collectorsOf(cluster).readable.filter((collector) =>
    runtimesOf(cluster, collector).some(({ location }) => documentKey(location()) === key),
  )
}

type Section = 'connectors' | 'exporters' | 'processors' | 'receivers'

/** The ids of a configuration's components of some types, of those that its pipelines use. */
export const usedIds = (
  { service }: CollectorConfig,
  section: Section,
  types: readonly string[],
): readonly string[] => {
  const ids = Object.values(service.pipelines).flatMap(({ receivers, processors, exporters }) => {
    if (section === 'processors') return processors
    return section === 'connectors' ? [...receivers, ...exporters] : { receivers, exporters }[section]
  })
  return [...new Set(ids)].filter((id) => types.includes(typeOf(id)))
}
