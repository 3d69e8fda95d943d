import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { containersOfPods } from '../../tree/workloads/containers.ts'
import {
  securitySitesIn,
  type HostVolume,
  type PlacedValue,
  type SecuritySite,
} from '../../tree/workloads/security-sites.ts'

export const banHostAccess: Rule = {
  id: 'ban-host-access',
  summary:
    'A pod sees of its node only what its program’s table gives a reason for, read-only but for the folder of its own.',
  rationale:
    'Through a folder of its node, or its network, a pod reads every other pod’s secrets, whatever else it may not.',
  example: {
    refused: 'volumes: [{name: docker, hostPath: {path: /var/run/docker.sock}}]',
    accepted: 'volumes: [{name: logs, hostPath: {path: /var/log/pods, type: Directory}}]',
  },
  fix: 'Take the access away; if a program truly needs it, give the reason in catalog/programs.',
  check: inEachCluster((cluster) => [
    ...ownPodsOf(cluster).flatMap((pods) => checkNamespaces(cluster, pods)),
    ...securitySitesIn(cluster).flatMap(checkFolders),
  ]),
}

const checkNamespaces = (cluster: ClusterView, pods: OwnPods): Violation[] => {
  const isJustified = containersOfPods(cluster, pods).some(({ program }) => program?.host?.namespaces)
  const ports = containersOfPods(cluster, pods).flatMap(({ container, location }) =>
    (container.ports ?? []).flatMap(({ hostPort = 0 }, index) =>
      hostPort === 0 || isJustified
        ? []
        : [{ message: `port ${hostPort}`, location: location('ports', index, 'hostPort') }],
    ),
  )
  const shared = (['hostNetwork', 'hostPID', 'hostIPC'] as const)
    .filter((key) => pods.spec[key] === true && !(isJustified && key !== 'hostIPC'))
    .map((key) => ({ message: key, location: at(pods.controller, ...pods.path, key) }))
  return [...shared, ...ports].map(({ message, location }) => ({
    location,
    message: `${pods.owner} takes ${message} of its node`,
    impact: 'it hears and answers in its node’s name, past every NetworkPolicy',
    fix: 'remove it',
  }))
}

const checkFolders = (site: SecuritySite): Violation[] =>
  site.volumes.flatMap((volume) => {
    const { hostPath, name } = volume.value
    if (!hostPath) return []
    const folder = site.program?.host?.folders.find(({ path }) => path.test(hostPath.path))
    if (!folder)
      return [
        {
          location: volume.location('hostPath', 'path'),
          message: `${site.owner} is given ${hostPath.path} of its node, for which no reason is known`,
          impact: 'whoever breaks into it reads, and perhaps writes, what is there',
          fix: 'remove the volume',
        },
      ]
    return [
      ...wrongType(site, volume, folder.writable === true),
      ...(folder.writable
        ? []
        : site.mounts
            .filter(({ value }) => value.name === name && value.readOnly !== true)
            .map(({ location }) => ({
              location: location('readOnly'),
              message: `${site.owner} may write to ${hostPath.path} of its node`,
              impact: 'whoever breaks into it changes its node',
              fix: 'set readOnly: true',
            }))),
    ]
  })

const wrongType = (
  { owner }: SecuritySite,
  { value: { hostPath }, location }: PlacedValue<HostVolume>,
  isWritable: boolean,
): Violation[] => {
  const type = isWritable ? 'DirectoryOrCreate' : 'Directory'
  return hostPath?.type === type
    ? []
    : [
        {
          location: location('hostPath', 'type'),
          message: `${owner} is given ${hostPath?.path} as ${hostPath?.type ?? 'whatever is there'}`,
          impact: isWritable
            ? 'the folder is not there on a new node, and the pod never starts'
            : 'a path that is not there is made, and an empty folder is reported on',
          fix: `set type: ${type}`,
        },
      ]
}
