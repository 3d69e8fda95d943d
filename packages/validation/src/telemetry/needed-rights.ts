import { collectorsOf } from './collectors/collectors-of.ts'
import { isApiServer, KUBELET_PORT } from '../catalog/scrape-targets.ts'
import type { ReportedResource } from './exporters/custom-resource-state.ts'
import { reporterInContainer } from './exporters/reporters.ts'
import { REPORTED_KINDS } from '../catalog/programs/kube-state-metrics.ts'
import { commandLineOf } from '../tree/workloads/arguments.ts'
import type { ClusterView } from '../tree/cluster-view.ts'
import { serviceAddressIn } from '../tree/network/services.ts'
import type { OwnPods } from '../tree/workloads/pods.ts'
import { rightText } from '../tree/access/rights.ts'
import { containersOfPods, type Container } from '../tree/workloads/containers.ts'
import { isMap, listOf, shown, valueAt } from '../values/value-at.ts'

/** The rights that a program needs, each with what needs it. */
export type Needs = ReadonlyMap<string, string>

/** What the pods of a controller need of the API; nothing where one of their programs is not known. */
export const needsOf = (cluster: ClusterView, pods: OwnPods): Needs | undefined => {
  const needs = new Map<string, string>()
  for (const container of containersOfPods(cluster, pods)) {
    const found = needsOfContainer(container)
    if (!found) return undefined
    for (const [right, why] of found) needs.set(right, why)
  }
  return needs
}

const needsOfContainer = (container: Container): readonly (readonly [string, string])[] | undefined => {
  switch (container.program?.name) {
    case undefined:
      return undefined
    case 'kube-state-metrics':
      return reporterNeeds(container)
    case 'the OpenTelemetry Collector': {
      const configs = configsOf(container)
      return configs.length > 0 ? configs.flatMap(collectorNeeds) : undefined
    }
    default:
      return []
  }
}

/** It lists and watches each kind that it reports on. */
const reporterNeeds = (run: Container): (readonly [string, string])[] => {
  const { flags } = commandLineOf(run.container)
  const kinds = flags.find(({ name }) => name === 'resources')?.value?.split(',') ?? []
  const native = kinds.flatMap((kind) =>
    Object.entries(REPORTED_KINDS)
      .filter(([, known]) => known.includes(kind))
      .flatMap(([group]) =>
        ['list', 'watch'].map((verb) => [rightText(group, kind, verb), `--resources has ${kind}`] as const),
      ),
  )
  return [...native, ...customNeeds(reporterInContainer(run)?.resources ?? [])]
}

/** kube-state-metrics finds the plural of a custom resource's kind among the definitions of the cluster. */
export const customNeeds = (reported: readonly ReportedResource[]): (readonly [string, string])[] =>
  reported.length === 0
    ? []
    : [
        ...watching('its custom resource state', 'apiextensions.k8s.io', 'customresourcedefinitions'),
        ...reported.flatMap(({ group, kind }) =>
          watching('its custom resource state', group, pluralOf(kind)),
        ),
      ]

/** As definitions have it by convention. */
const pluralOf = (kind: string): string =>
  kind
    .toLowerCase()
    .replace(/([^aeiou])y$/, '$1ie')
    .replace(/(s|x|ch|sh)$/, '$1e')
    .concat('s')

const configsOf = ({ cluster, pods }: Container): unknown[] => {
  const mounted = (pods.spec.volumes ?? []).map(({ configMap }) => configMap?.name)
  return collectorsOf(cluster)
    .readable.filter(
      ({ located: { object } }) =>
        object.kind === 'ConfigMap' &&
        object.metadata.namespace === pods.namespace &&
        mounted.includes(object.metadata.name),
    )
    .map(({ config }) => config)
}

/** What k8s_attributes watches beside pods, by where its rules take labels and annotations from. */
const WATCHED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  namespace: [['', 'namespaces']],
  node: [['', 'nodes']],
  deployment: [
    ['apps', 'deployments'],
    ['apps', 'replicasets'],
  ],
  replicaset: [['apps', 'replicasets']],
  statefulset: [['apps', 'statefulsets']],
  daemonset: [['apps', 'daemonsets']],
  job: [['batch', 'jobs']],
  cronjob: [
    ['batch', 'cronjobs'],
    ['batch', 'jobs'],
  ],
}

/** The same, by the metadata that it extracts. */
const WATCHED_FOR: Readonly<Record<string, string>> = {
  'k8s.cluster.uid': 'namespace',
  'k8s.node.uid': 'node',
  'k8s.deployment.uid': 'replicaset',
  'k8s.cronjob.uid': 'job',
}

/** What a collector's configuration has it read from the API. One that reads logs must find their pods. */
export const collectorNeeds = (config: unknown): (readonly [string, string])[] => [
  ...componentsOf(config, 'receivers', /^file_?log(\/|$)/).flatMap(([id]) => watching(id, '', 'pods')),
  ...componentsOf(config, 'processors', /^k8s_?attributes(\/|$)/).flatMap(([id, value]) =>
    attributeNeeds(id, value),
  ),
  ...componentsOf(config, 'receivers', /^prometheus(\/|$)/).flatMap(([id, value]) => scrapeNeeds(id, value)),
]

const componentsOf = (config: unknown, section: string, type: RegExp): [string, unknown][] => {
  const found = valueAt(config, [section])
  return isMap(found) ? Object.entries(found).filter(([id]) => type.test(id)) : []
}

const attributeNeeds = (id: string, value: unknown): (readonly [string, string])[] => {
  const extract = valueAt(value, ['extract'])
  const froms = [...listOf(valueAt(extract, ['labels'])), ...listOf(valueAt(extract, ['annotations']))].map(
    (rule) => shown(valueAt(rule, ['from']) ?? 'pod'),
  )
  const metadata = listOf(valueAt(extract, ['metadata'])).map((name) => WATCHED_FOR[String(name)])
  const watched = [...froms, ...metadata].flatMap((from) => WATCHED[from ?? ''] ?? [])
  return [['', 'pods'] as const, ...watched].flatMap(([group, resource]) => watching(id, group, resource))
}

const watching = (who: string, group: string, resource: string): (readonly [string, string])[] =>
  ['list', 'watch'].map((verb) => [rightText(group, resource, verb), `${who} looks for ${resource}`])

/** The kubelet asks the API whether its caller may read the node's metrics. */
const KUBELET_TARGET = new RegExp(`:${KUBELET_PORT}$`)
const KUBELET_PATH = /^\/metrics\/(cadvisor|probes|resource)$/

const scrapeNeeds = (id: string, value: unknown): (readonly [string, string])[] =>
  listOf(valueAt(value, ['config', 'scrape_configs'])).flatMap((scrape) => {
    const targets = listOf(valueAt(scrape, ['static_configs'])).flatMap((one) =>
      listOf(valueAt(one, ['targets'])),
    )
    const isKubelet =
      KUBELET_PATH.test(shown(valueAt(scrape, ['metrics_path']))) ||
      targets.some((target) => KUBELET_TARGET.test(String(target)))
    const kubelet: (readonly [string, string])[] = isKubelet
      ? [['get nodes/metrics', `${id} scrapes the kubelet`]]
      : []
    const found = listOf(valueAt(scrape, ['kubernetes_sd_configs'])).flatMap((discovery) => {
      const role = String(valueAt(discovery, ['role']))
      const resources =
        role === 'node' ? ['nodes'] : role === 'pod' ? ['pods'] : ['services', 'endpoints', 'pods']
      return resources.flatMap((resource) => watching(id, '', resource))
    })
    // The API server gives its own metrics by the path of the request.
    const asksApiServer = targets.some((target) => {
      const service = serviceAddressIn(String(target))
      return service !== undefined && isApiServer(service)
    })
    const apiServer: (readonly [string, string])[] = asksApiServer
      ? [[`get ${shown(valueAt(scrape, ['metrics_path']) ?? '/metrics')}`, `${id} scrapes the API server`]]
      : []
    return [...kubelet, ...apiServer, ...found]
  })
