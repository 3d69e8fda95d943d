import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { fieldsOf, textOf, type Fields } from '../../queries/json.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf, ownerOf } from '../../tree/objects.ts'
import type { Release } from '../../tree/charts/release.ts'
import { selects, selectorText, type Labels, type Selector } from '../../values/selector.ts'

/** What Prometheus is told by each kind of object, and the key in its values that says which of them it reads. */
const KINDS = {
  'monitoring.coreos.com/v1/PodMonitor': 'podMonitor',
  'monitoring.coreos.com/v1/PrometheusRule': 'rule',
  'monitoring.coreos.com/v1/ServiceMonitor': 'serviceMonitor',
} as const

export const requireSelectedObject: Rule = {
  id: 'require-selected-object',
  summary:
    'The cluster’s Prometheus reads each PrometheusRule, ServiceMonitor and PodMonitor: its selectors in the chart’s values take them.',
  rationale:
    'Without a word, the chart has Prometheus read only what carries the label of its own release: everything else is ignored in silence.',
  fix: 'Set …SelectorNilUsesHelmValues to false, or give the object the labels that are selected.',
  check: inEachCluster((cluster) =>
    Object.entries(KINDS).flatMap(([id, key]) =>
      cluster.all(id as keyof typeof KINDS).flatMap((placed) => unread(cluster, placed, key)),
    ),
  ),
}

const unread = (cluster: ClusterView, placed: Located, key: string): Violation[] => {
  const release = cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .find(({ object }) => object.spec?.values !== undefined && 'prometheus' in object.spec.values)
  const message = nameOf(placed)
  const impact = 'Prometheus never reads it: none of its alerts fires, none of its targets is scraped'
  if (!release)
    return [
      {
        location: at(placed),
        message: `nothing in ${cluster.name} installs a Prometheus that reads ${message}`,
        impact,
        fix: 'move it to the cluster that has one',
      },
    ]
  const spec = fieldsOf(fieldsOf(fieldsOf(release.object.spec?.values)['prometheus'])['prometheusSpec'])
  const selector = selectorOf(spec, key, release)
  const space = fieldsOf(spec[`${key}NamespaceSelector`]) as Selector
  const isSelected =
    selects(selector, placed.object.metadata.labels ?? {}) &&
    selects(space, labelsOfNamespace(cluster, placed))
  if (isSelected) return []
  return [
    {
      location: at(placed, 'metadata', 'labels'),
      related: [at(release, 'spec', 'values', 'prometheus', 'prometheusSpec', `${key}Selector`)],
      message: `${ownerOf(release)} has Prometheus read only what has ${selectorText(selector) || selectorText(space)}, and ${message} has not`,
      impact,
      fix: `set prometheusSpec.${key}SelectorNilUsesHelmValues to false, or give it those labels`,
    },
  ]
}

/** The chart’s own is the label of its release. */
const selectorOf = (spec: Fields, key: string, release: Release): Selector => {
  const stated = fieldsOf(spec[`${key}Selector`])
  if (Object.keys(stated).length > 0) return stated
  return spec[`${key}SelectorNilUsesHelmValues`] === false
    ? {}
    : { matchLabels: { release: textOf(release.object.spec?.releaseName) ?? release.object.metadata.name } }
}

const labelsOfNamespace = (cluster: ClusterView, placed: Located): Labels => {
  const name = namespaceOf(placed)
  const found = cluster.find('v1/Namespace', undefined, name)
  return { ...found?.object.metadata.labels, 'kubernetes.io/metadata.name': name }
}
