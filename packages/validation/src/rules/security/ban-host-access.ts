import { at } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { OwnPods } from '../../tree/workloads/pods.ts'
import { runsOfPods } from '../../tree/workloads/runs.ts'
import {
  securitySitesIn,
  type HostVolume,
  type PlacedValue,
  type SecuritySite,
} from '../../tree/workloads/security-sites.ts'

export const banHostAccess: Rule = {
  id: 'ban-host-access',
  demands:
    'A pod sees of its node only what its program’s table gives a reason for, read-only but for the folder of its own.',
  why: 'Through a folder of its node, or its network, a pod reads every other pod’s secrets, whatever else it may not.',
  example: {
    refused: 'volumes: [{name: docker, hostPath: {path: /var/run/docker.sock}}]',
    accepted: 'volumes: [{name: logs, hostPath: {path: /var/log/pods, type: Directory}}]',
  },
  mend: 'Take the access away; if a program truly needs it, give the reason in catalog/programs.',
  judge: inEachCluster((cluster) => [
    ...cluster.ownPods.flatMap((pods) => judgeNamespaces(cluster, pods)),
    ...securitySitesIn(cluster).flatMap(judgeFolders),
  ]),
}

const judgeNamespaces = (cluster: ClusterView, pods: OwnPods): Breach[] => {
  const isJustified = runsOfPods(cluster, pods).some(({ program }) => program?.host?.namespaces)
  const ports = runsOfPods(cluster, pods).flatMap(({ container, spot }) =>
    (container.ports ?? []).flatMap(({ hostPort = 0 }, index) =>
      hostPort === 0 || isJustified
        ? []
        : [{ what: `port ${hostPort}`, at: spot('ports', index, 'hostPort') }],
    ),
  )
  const shared = (['hostNetwork', 'hostPID', 'hostIPC'] as const)
    .filter((key) => pods.spec[key] === true && !(isJustified && key !== 'hostIPC'))
    .map((key) => ({ what: key, at: at(pods.controller, ...pods.path, key) }))
  return [...shared, ...ports].map(({ what, at: spot }) => ({
    at: spot,
    what: `${pods.owner} takes ${what} of its node`,
    consequence: 'it hears and answers in its node’s name, past every NetworkPolicy',
    mend: 'remove it',
  }))
}

const judgeFolders = (site: SecuritySite): Breach[] =>
  site.volumes.flatMap((volume) => {
    const { hostPath, name } = volume.value
    if (!hostPath) return []
    const folder = site.program?.host?.folders.find(({ path }) => path.test(hostPath.path))
    if (!folder)
      return [
        {
          at: volume.spot('hostPath', 'path'),
          what: `${site.owner} is given ${hostPath.path} of its node, for which no reason is known`,
          consequence: 'whoever breaks into it reads, and perhaps writes, what is there',
          mend: 'remove the volume',
        },
      ]
    return [
      ...wrongType(site, volume, folder.writable === true),
      ...(folder.writable
        ? []
        : site.mounts
            .filter(({ value }) => value.name === name && value.readOnly !== true)
            .map(({ spot }) => ({
              at: spot('readOnly'),
              what: `${site.owner} may write to ${hostPath.path} of its node`,
              consequence: 'whoever breaks into it changes its node',
              mend: 'set readOnly: true',
            }))),
    ]
  })

const wrongType = (
  { owner }: SecuritySite,
  { value: { hostPath }, spot }: PlacedValue<HostVolume>,
  isWritable: boolean,
): Breach[] => {
  const type = isWritable ? 'DirectoryOrCreate' : 'Directory'
  return hostPath?.type === type
    ? []
    : [
        {
          at: spot('hostPath', 'type'),
          what: `${owner} is given ${hostPath?.path} as ${hostPath?.type ?? 'whatever is there'}`,
          consequence: isWritable
            ? 'the folder is not there on a new node, and the pod never starts'
            : 'a path that is not there is made, and an empty folder is reported on',
          mend: `set type: ${type}`,
        },
      ]
}
