import { chartOf } from '../../tree/charts/chart-of.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { writtenDashboardsOf } from '../../tree/monitoring/dashboards.ts'
import { groupKindOf } from '../../tree/objects.ts'
import type { Located } from '../../values/location.ts'
import { isMap, listOf, textAt, valueAt } from '../../values/value-at.ts'

type About = (located: Located, cluster: ClusterView) => string | undefined

/** What a person knows an object by, beside its name. */
export const aboutObject: About = (located, cluster) => ABOUT[groupKindOf(located.object)]?.(located, cluster)

const imagesOf: About = ({ object }) =>
  listOf(valueAt(object, ['spec', 'template', 'spec', 'containers']))
    .map((container) => textAt(container, 'image'))
    .filter(Boolean)
    .join(', ') || undefined

const ABOUT: Readonly<Record<string, About>> = {
  'apps/DaemonSet': imagesOf,
  'apps/Deployment': imagesOf,
  'apps/StatefulSet': imagesOf,
  'batch/Job': imagesOf,
  'core/ConfigMap': (located, cluster) => {
    const titles = writtenDashboardsOf(cluster)
      .filter((dashboard) => dashboard.located.object === located.object)
      .map(({ value }) => textAt(value, 'title'))
    return titles.length === 0 ? undefined : `dashboard ${titles.join(', ')}`
  },
  'core/PersistentVolumeClaim': ({ object }) =>
    [textAt(object, 'spec', 'resources', 'requests', 'storage'), textAt(object, 'spec', 'storageClassName')]
      .filter(Boolean)
      .join(' of '),
  'helm.toolkit.fluxcd.io/HelmRelease': (located, cluster) => {
    const chart = chartOf(cluster, located)
    return chart && `chart ${[chart.name, chart.version].filter(Boolean).join(' ')}`
  },
  'monitoring.coreos.com/PrometheusRule': ({ object }) =>
    listOf(valueAt(object, ['spec', 'groups']))
      .flatMap((group) => listOf(valueAt(group, ['rules'])))
      .flatMap((rule) => (isMap(rule) ? [textAt(rule, 'alert') || textAt(rule, 'record')] : []))
      .filter((name, index, all) => all.indexOf(name) === index)
      .join(', '),
}
