import { fieldsOf, textOf, type Fields } from '../../queries/json.ts'
import type { Release } from '../../tree/charts/release.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf, ownerOf } from '../../tree/objects.ts'
import { at, type Located } from '../../values/location.ts'
import { selects, selectorText, type Labels, type Selector } from '../../values/selector.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

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
  check: inEachCluster((cluster, report) => {
    for (const [id, key] of Object.entries(KINDS))
      for (const located of cluster.all(id as keyof typeof KINDS))
        checkSelected(cluster, located, key, report)
  }),
}

const checkSelected = (cluster: ClusterView, located: Located, key: string, report: Report): void => {
  const release = cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .find(({ object }) => object.spec?.values !== undefined && 'prometheus' in object.spec.values)
  const impact = 'Prometheus never reads it: none of its alerts fires, and none of its targets is scraped'
  if (!release) {
    report({
      location: at(located),
      message: `no release in ${cluster.name} installs a Prometheus that reads ${nameOf(located)}`,
      impact,
      fix: 'move it to the cluster with a Prometheus',
      absence: { of: 'customResources' },
    })
    return
  }
  const spec = fieldsOf(fieldsOf(fieldsOf(release.object.spec?.values)['prometheus'])['prometheusSpec'])
  const selector = selectorOf(spec, key, release)
  const namespaces = fieldsOf(spec[`${key}NamespaceSelector`]) as Selector
  const isSelected =
    selects(selector, located.object.metadata.labels ?? {}) &&
    selects(namespaces, labelsOfNamespace(cluster, located))
  if (isSelected) return
  report({
    location: at(located, 'metadata', 'labels'),
    related: [at(release, 'spec', 'values', 'prometheus', 'prometheusSpec', `${key}Selector`)],
    message: `the Prometheus of ${ownerOf(release)} selects ${selectorText(selector) || selectorText(namespaces)}, which ${nameOf(located)} lacks`,
    impact,
    fix: `set prometheusSpec.${key}SelectorNilUsesHelmValues to false, or add the labels`,
  })
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
