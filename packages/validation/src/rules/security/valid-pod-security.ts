import { POD_SECURITY_LEVELS } from '@fleet/model'
import { at, type Located } from '../../values/location.ts'
import { refusalsOf } from '../../tree/workloads/pod-security.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { statedPodsOf } from '../../tree/workloads/containers.ts'
import type { StatedPods } from '../../tree/workloads/stated-pods.ts'
import { enforcedLevel, ENFORCE } from './pod-security-levels.ts'

export const validPodSecurity: Rule = {
  id: 'valid-pod-security',
  summary:
    'The Pod Security level of a namespace admits all its pods, and its labels are known to the API server.',
  rationale:
    'The level of a namespace was stricter than its pods allow. The API server refused the collector at the next restart.',
  fix: 'Correct the label, or change what the pod needs.',
  check: inEachCluster((cluster, report) => {
    for (const namespace of cluster.all('v1/Namespace')) checkLabels(namespace, report)
    for (const pods of statedPodsOf(cluster)) checkPods(cluster, pods, report)
  }),
}

const PREFIX = 'pod-security.kubernetes.io/'
const MODES = /^(enforce|audit|warn)(-version)?$/

/** A missing label is another rule's finding. */
const checkLabels = (namespace: Located, report: Report): void => {
  const { name, labels = {} } = namespace.object.metadata
  for (const [key, value] of Object.entries(labels)) {
    if (!key.startsWith(PREFIX) || isKnown(key.slice(PREFIX.length), value)) continue
    report({
      location: at(namespace, 'metadata', 'labels', key),
      message: `the namespace ${name} has the label ${key}: ${value === '' ? '""' : value}`,
      impact: 'the API server refuses the namespace, or ignores the label',
      fix: `write ${ENFORCE} and ${ENFORCE}-version: latest, or a version such as v1.35`,
    })
  }
}

const isKnown = (mode: string, value: string): boolean =>
  MODES.test(mode) &&
  (mode.endsWith('-version')
    ? /^(latest|v1\.\d+)$/.test(value)
    : POD_SECURITY_LEVELS.some((level) => level === value))

const checkPods = (cluster: ClusterView, pods: StatedPods, report: Report): void => {
  const namespace = cluster.find('v1/Namespace', undefined, pods.namespace)
  const level = namespace && enforcedLevel(namespace)
  if (!level) return
  const refusals = refusalsOf(pods, level)
  if (refusals.length === 0) return
  report({
    location: pods.location(),
    message: `${pods.owner} needs more than the level ${level} of ${ownerOf(namespace)} allows: ${refusals.join('; ')}`,
    impact: 'the API server refuses its pods, at the latest at the next restart',
    fix: 'remove the need, or give the namespace a laxer level',
  })
}
