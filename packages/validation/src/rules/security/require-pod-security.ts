import { POD_SECURITY_LEVELS, type PodSecurityLevel } from '@fleet/model'
import type { Absence } from '../../values/absence.ts'
import { at, type Located } from '../../values/location.ts'
import { refusalsOf } from '../../tree/workloads/pod-security.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { namespaceOfChart } from '../../tree/charts/releases.ts'
import { enforcedLevel, ENFORCE } from './pod-security-levels.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const requirePodSecurity: Rule = {
  id: 'require-pod-security',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'Every namespace enforces the strictest Pod Security level that its pods allow, at a stated version.',
  rationale:
    'Without a level a namespace admits privileged pods. Without a version the level follows the settings of the API server.',
  fix: 'Label the namespace with the level that the finding names, and with its version.',
  check: inEachCluster((cluster, report) => {
    for (const namespace of cluster.all('v1/Namespace')) {
      checkLevel(cluster, namespace, report)
      checkVersion(namespace, report)
    }
  }),
}

/** The laxest level that a chart's pods need: a chart that is not here may need any. */
const CHART_LEVELS: Readonly<Record<string, PodSecurityLevel>> = {
  // Its node-exporter is in the node's network.
  'kube-prometheus-stack': 'privileged',
  loki: 'restricted',
  // It reads its node's folders.
  'opentelemetry-collector': 'privileged',
}

const checkLevel = (cluster: ClusterView, namespace: Located, report: Report): void => {
  const { name, labels = {} } = namespace.object.metadata
  const reportLevel = (message: string, impact: string, fix: string, absence?: Absence): void => {
    report({
      location: at(namespace, 'metadata', 'labels', ENFORCE),
      message: `the namespace ${name} ${message}`,
      impact,
      fix: `label it ${ENFORCE}: ${fix}`,
      ...(absence && { absence }),
    })
  }
  if (labels[ENFORCE] === undefined)
    return reportLevel(
      'enforces no Pod Security level',
      'it admits every pod, with all rights over its node',
      `one of ${POD_SECURITY_LEVELS.join(', ')}`,
    )
  const level = enforcedLevel(namespace)
  // valid-pod-security reports a level that does not exist.
  if (!level) return
  const needed = strictestLevel(cluster, name)
  if (POD_SECURITY_LEVELS.indexOf(level) > POD_SECURITY_LEVELS.indexOf(needed))
    reportLevel(
      `enforces the Pod Security level ${level}, and its pods need only ${needed}`,
      'everybody who may create a pod there can take over its node',
      needed,
      { of: 'pods', namespaces: [name] },
    )
}

/** The strictest level that admits all pods of a namespace. */
const strictestLevel = (cluster: ClusterView, namespace: string): PodSecurityLevel => {
  const needed = [...ownLevels(cluster, namespace), ...chartLevels(cluster, namespace)]
  return POD_SECURITY_LEVELS.findLast((level) => needed.includes(level)) ?? POD_SECURITY_LEVELS[0]
}

const ownLevels = (cluster: ClusterView, namespace: string): PodSecurityLevel[] =>
  ownPodsOf(cluster)
    .filter((pods) => pods.namespace === namespace)
    .map((pods) => POD_SECURITY_LEVELS.find((level) => refusalsOf(pods, level).length === 0) ?? 'privileged')

const chartLevels = (cluster: ClusterView, namespace: string): PodSecurityLevel[] =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter((release) => namespaceOfChart(release) === namespace)
    .map(({ object }) => CHART_LEVELS[object.metadata.name] ?? 'privileged')

const checkVersion = (namespace: Located, report: Report): void => {
  const { name, labels = {} } = namespace.object.metadata
  const key = `${ENFORCE}-version`
  if (labels[key] !== undefined) return
  report({
    location: at(namespace, 'metadata', 'labels', key),
    message: `the namespace ${name} has no label ${key}`,
    impact: 'what it enforces follows the settings of its API server, which are not in Git',
    fix: `write ${key}: latest, or a version such as v1.35`,
  })
}
