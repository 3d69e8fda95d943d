import { HOST_REASON } from '@fleet/model'
import type { Location } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { StatedPods } from '../../tree/workloads/stated-pods.ts'
import { containersOfPods, statedPodsOf } from '../../tree/workloads/containers.ts'
import { securitySitesIn } from '../../tree/workloads/security-sites.ts'
import { statesHostReason } from './host-reason.ts'
import { hostVolumesOf, type KnownHostVolume } from './host-volumes.ts'

export const banHostAccess: Rule = {
  id: 'ban-host-access',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'A pod has only the access to its node that its program needs, and read-only except for its own folder, or it states why.',
  rationale: 'Through a folder or the network of its node a pod can read the secrets of all pods there.',
  fix: `Remove the access. If the program needs it, state the reason in the annotation ${HOST_REASON} of the pod.`,
  check: inEachCluster((cluster, report) => {
    for (const pods of statedPodsOf(cluster))
      if (!statesHostReason(pods.annotations)) checkNamespaces(cluster, pods, report)
    for (const site of securitySitesIn(cluster))
      if (!statesHostReason(site.annotations))
        for (const volume of hostVolumesOf(site)) checkFolder(volume, report)
  }),
}

const NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'] as const

const checkNamespaces = (cluster: ClusterView, pods: StatedPods, report: Report): void => {
  const runs = containersOfPods(cluster, pods)
  const isJustified = runs.some(({ program }) => program?.host?.namespaces)
  const reportUse = (what: string, location: Location): void => {
    report({
      location,
      message: `${pods.owner} uses ${what} of its node`,
      impact: 'it sends and receives as the node, and no NetworkPolicy applies',
      fix: `remove it, or state the reason in the annotation ${HOST_REASON}`,
    })
  }
  for (const key of NAMESPACES)
    if (pods.spec[key] === true && !(isJustified && key !== 'hostIPC')) reportUse(key, pods.location(key))
  if (isJustified) return
  for (const { container, location } of runs)
    for (const [index, { hostPort = 0 }] of (container.ports ?? []).entries())
      if (hostPort !== 0) reportUse(`port ${hostPort}`, location('ports', index, 'hostPort'))
}

const checkFolder = ({ site, volume, hostPath, folder }: KnownHostVolume, report: Report): void => {
  if (!folder)
    return report({
      location: volume.location('hostPath', 'path'),
      message: `${site.owner} mounts ${hostPath.path} of its node, and its program has no known need of it`,
      impact: 'an attacker in the container reads, and perhaps writes, that folder',
      fix: `remove the volume, or state the reason in the annotation ${HOST_REASON}`,
    })
  if (folder.writable) return
  for (const { value, location } of site.mounts)
    if (value.name === volume.value.name && value.readOnly !== true)
      report({
        location: location('readOnly'),
        message: `${site.owner} mounts ${hostPath.path} of its node writable`,
        impact: 'an attacker in the container changes the node',
        fix: 'set readOnly: true',
      })
}
