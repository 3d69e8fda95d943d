import { fieldsOf, textOf, type Fields } from '../../queries/json.ts'
import { chartValue, type Release } from '../../tree/charts/release.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf, ownerOf } from '../../tree/objects.ts'
import { mayHaveOtherReader, stacksOf } from '../../tree/monitoring/prometheus.ts'
import { at, type Located } from '../../values/location.ts'
import { selects, selectorText, type Labels, type Selector } from '../../values/selector.ts'
import type { Report, Rule } from '../rule/rule.ts'

/** The kinds that Prometheus reads, and the name of each in the keys of the chart's values. */
const KINDS = {
  'monitoring.coreos.com/v1/PodMonitor': 'podMonitor',
  'monitoring.coreos.com/v1/PrometheusRule': 'rule',
  'monitoring.coreos.com/v1/ServiceMonitor': 'serviceMonitor',
} as const

export const requirePrometheusSelection: Rule = {
  id: 'require-prometheus-selection',
  summary:
    'The selectors in the chart’s values select each PrometheusRule, ServiceMonitor and PodMonitor of the cluster.',
  rationale:
    'By default the chart has Prometheus select only objects with the label of its own release. Prometheus ignores all others without an error.',
  fix: 'Set …SelectorNilUsesHelmValues to false, or give the object the labels that are selected.',
  check: ({ clusters }, report) => {
    // Where no tree has a Prometheus, it is installed in another way.
    if (clusters.every((cluster) => stacksOf(cluster).length === 0)) return
    for (const cluster of clusters)
      for (const [id, key] of mayHaveOtherReader(cluster) ? [] : Object.entries(KINDS))
        for (const located of cluster.all(id as keyof typeof KINDS))
          checkSelected(cluster, located, key, report)
  },
}

const impact = 'Prometheus never reads it: none of its alerts fires, and none of its targets is scraped'

const checkSelected = (cluster: ClusterView, located: Located, key: string, report: Report): void => {
  const releases = stacksOf(cluster)
  const [release] = releases
  if (!release)
    return report({
      location: at(located),
      message: `no release in ${cluster.name} installs a Prometheus that reads ${nameOf(located)}`,
      impact,
      fix: 'move it to the cluster with a Prometheus',
      absence: { of: 'customResources' },
    })
  const readers = releases.flatMap((one) => [selectionOf(one, key), ...selectionOfRuler(one, key)])
  if (readers.some((reader) => isSelected(cluster, located, reader))) return
  const { selector, namespaces } = selectionOf(release, key)
  report({
    location: at(located, 'metadata', 'labels'),
    related: [at(release, 'spec', 'values', 'prometheus', 'prometheusSpec', `${key}Selector`)],
    message: `the Prometheus of ${ownerOf(release)} selects ${selectorText(selector) || selectorText(namespaces)}, which ${nameOf(located)} lacks`,
    impact,
    fix: `set prometheusSpec.${key}SelectorNilUsesHelmValues to false, or add the labels`,
  })
}

interface Selection {
  readonly selector: Selector
  readonly namespaces: Selector
}

const selectionOf = (release: Release, key: string): Selection =>
  selectionIn(release, fieldsOf(chartValue(release, 'prometheus', 'prometheusSpec')), key)

/** Rules are also read by the Ruler of Thanos that the chart installs. */
const selectionOfRuler = (release: Release, key: string): readonly Selection[] =>
  key === 'rule' && chartValue(release, 'thanosRuler', 'enabled') === true
    ? [selectionIn(release, fieldsOf(chartValue(release, 'thanosRuler', 'thanosRulerSpec')), key)]
    : []

const selectionIn = (release: Release, spec: Fields, key: string): Selection => {
  return {
    selector: selectorOf(spec, key, release),
    namespaces: fieldsOf(spec[`${key}NamespaceSelector`]),
  }
}

/** Of a namespace that is in no tree, the labels are not known. */
const isSelected = (cluster: ClusterView, located: Located, { selector, namespaces }: Selection): boolean => {
  const namespace = cluster.find('v1/Namespace', undefined, namespaceOf(located))
  return (
    selects(selector, located.object.metadata.labels ?? {}) &&
    (namespace === undefined || selects(namespaces, labelsOfNamespace(cluster, located)))
  )
}

/** By default the chart selects the label of its release. */
const selectorOf = (spec: Fields, key: string, release: Release): Selector => {
  const stated = fieldsOf(spec[`${key}Selector`])
  if (Object.keys(stated).length > 0) return stated
  return spec[`${key}SelectorNilUsesHelmValues`] === false
    ? {}
    : { matchLabels: { release: textOf(release.object.spec?.releaseName) ?? release.object.metadata.name } }
}

const labelsOfNamespace = (cluster: ClusterView, located: Located): Labels => {
  const name = namespaceOf(located)
  const namespace = cluster.find('v1/Namespace', undefined, name)
  return { ...namespace?.object.metadata.labels, 'kubernetes.io/metadata.name': name }
}
