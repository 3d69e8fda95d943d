import { POD_SECURITY_LEVELS, type PodSecurityLevel } from '@fleet/model'
import { at, type Located } from '../../values/location.ts'
import { refusalsOf } from '../../tree/workloads/pod-security.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { namespaceOfChart } from '../../tree/charts/releases.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

const LABEL = 'pod-security.kubernetes.io/enforce'

export const requirePodSecurity: Rule = {
  id: 'require-pod-security',
  summary:
    'Every namespace enforces the strictest Pod Security level that admits all its pods, and says by which version.',
  rationale:
    'A namespace’s label was set stricter than its pods allow, and at the next restart the collector was refused.',
  example: {
    refused: 'metadata:\n  name: rss-system\n  labels: {pod-security.kubernetes.io/enforce: privileged}',
    accepted:
      'metadata:\n  name: rss-system\n  labels:\n    pod-security.kubernetes.io/enforce: restricted\n    pod-security.kubernetes.io/enforce-version: latest',
  },
  fix: 'Label the namespace with the level that the finding names, or change what a pod needs.',
  check: inEachCluster((cluster) => [
    ...withoutLevel(cluster),
    ...refusedPods(cluster),
    ...needlesslyLax(cluster),
    ...wrongLabels(cluster),
  ]),
}

/** The laxest level that a chart's pods need: a chart that is not here may need any. */
const CHART_LEVELS: Readonly<Record<string, PodSecurityLevel>> = {
  // Its node-exporter is in the node's network.
  'kube-prometheus-stack': 'privileged',
  loki: 'restricted',
  // It reads its node's folders.
  'opentelemetry-collector': 'privileged',
}

const levelOf = ({ object }: Located): string | undefined => object.metadata.labels?.[LABEL]

const needlesslyLax = (cluster: ClusterView): Violation[] =>
  cluster.all('v1/Namespace').flatMap((namespace) => {
    const { name } = namespace.object.metadata
    const stated = POD_SECURITY_LEVELS.findIndex((known) => known === levelOf(namespace))
    const needed = [...ownLevels(cluster, name), ...chartLevels(cluster, name)]
    const laxest = Math.max(0, ...needed.map((level) => POD_SECURITY_LEVELS.indexOf(level)))
    return stated <= laxest
      ? []
      : [
          {
            location: at(namespace, 'metadata', 'labels', LABEL),
            message: `the namespace ${name} allows ${levelOf(namespace)}, and all its pods are content with ${POD_SECURITY_LEVELS[laxest]}`,
            impact: 'whoever may make a pod there may take over its node',
            fix: `label it ${LABEL}: ${POD_SECURITY_LEVELS[laxest]}`,
          },
        ]
  })

const ownLevels = (cluster: ClusterView, namespace: string): PodSecurityLevel[] =>
  ownPodsOf(cluster)
    .filter((pods) => pods.namespace === namespace)
    .map(
      ({ spec }) => POD_SECURITY_LEVELS.find((level) => refusalsOf(spec, level).length === 0) ?? 'privileged',
    )

const chartLevels = (cluster: ClusterView, namespace: string): PodSecurityLevel[] =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter((release) => namespaceOfChart(release) === namespace)
    .map(({ object }) => CHART_LEVELS[object.metadata.name] ?? 'privileged')

const PREFIX = 'pod-security.kubernetes.io/'
const MODES = /^(enforce|audit|warn)(-version)?$/

const wrongLabels = (cluster: ClusterView): Violation[] =>
  cluster.all('v1/Namespace').flatMap((namespace) => {
    const labels = namespace.object.metadata.labels ?? {}
    const stated = Object.entries(labels).filter(([key]) => key.startsWith(PREFIX))
    return [
      ...stated.flatMap(([key, value]) => {
        const mode = key.slice(PREFIX.length)
        const isVersion = mode.endsWith('-version')
        const isKnown = MODES.test(mode)
        const isValue = isVersion
          ? /^(latest|v1\.\d+)$/.test(value)
          : POD_SECURITY_LEVELS.some((level) => level === value)
        return (isKnown && isValue) || key === LABEL ? [] : [wrongLabel(namespace, key, value)]
      }),
      ...(labels[`${LABEL}-version`] === undefined ? [wrongLabel(namespace, `${LABEL}-version`)] : []),
    ]
  })

const wrongLabel = (namespace: Located, key: string, value?: string): Violation => ({
  location: at(namespace, 'metadata', 'labels', key),
  message: `the namespace ${namespace.object.metadata.name} has ${value === undefined ? `no label ${key}` : `the label ${key}: ${value}`}`,
  impact:
    value === undefined
      ? 'what it enforces follows the settings of its API server, which are not in Git'
      : 'the API server refuses the namespace, or pays no heed to the label',
  fix: `write ${LABEL} and ${LABEL}-version: latest, or a version such as v1.35`,
})

const withoutLevel = (cluster: ClusterView): Violation[] =>
  cluster.all('v1/Namespace').flatMap((namespace) => {
    const level = namespace.object.metadata.labels?.[LABEL]
    return POD_SECURITY_LEVELS.some((known) => known === level)
      ? []
      : [
          {
            location: at(namespace, 'metadata', 'labels', LABEL),
            message: `the namespace ${namespace.object.metadata.name} enforces the Pod Security level ${level ?? 'unset'}`,
            impact: 'any pod may run there, with any right over its node',
            fix: `label it ${LABEL}: one of ${POD_SECURITY_LEVELS.join(', ')}`,
          },
        ]
  })

const refusedPods = (cluster: ClusterView): Violation[] =>
  ownPodsOf(cluster).flatMap(({ controller, namespace: name, spec, path, owner }) => {
    const namespace = cluster.find('v1/Namespace', undefined, name)
    const level = POD_SECURITY_LEVELS.find((known) => known === namespace?.object.metadata.labels?.[LABEL])
    const refusals = level ? refusalsOf(spec, level) : []
    return !namespace || refusals.length === 0
      ? []
      : [
          {
            location: at(controller, ...path),
            message: `${owner} needs more than ${ownerOf(namespace)} allows by ${level}: ${refusals.join('; ')}`,
            impact: 'its pods are refused at the next restart, if not now',
            fix: 'take the need away, or give the namespace a laxer level',
          },
        ]
  })
