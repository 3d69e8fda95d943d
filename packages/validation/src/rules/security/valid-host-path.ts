import { inEachCluster, type Rule } from '../rule/rule.ts'
import { securitySitesIn } from '../../tree/workloads/security-sites.ts'
import { hostVolumesOf } from './host-volumes.ts'

export const validHostPath: Rule = {
  id: 'valid-host-path',
  ownSeverity: 'info',
  summary: 'A hostPath has the type Directory, or DirectoryOrCreate for a folder that the pod itself fills.',
  rationale:
    'Without a type the kubelet creates a missing folder, and an empty one is monitored. With Directory a pod waits for its own folder on each new node.',
  fix: 'Set the type of the hostPath.',
  check: inEachCluster((cluster, report) => {
    for (const site of securitySitesIn(cluster))
      for (const { volume, hostPath, folder } of hostVolumesOf(site)) {
        const type = folder?.writable ? 'DirectoryOrCreate' : 'Directory'
        if (!folder || hostPath.type === type) continue
        report({
          location: volume.location('hostPath', 'type'),
          message: `${site.owner} mounts ${hostPath.path} with ${hostPath.type === undefined ? 'no type' : `the type ${hostPath.type}`}`,
          impact: folder.writable
            ? 'the folder is missing on a new node, and the pod never starts'
            : 'the kubelet creates a missing path, and the pod monitors an empty folder',
          fix: `set type: ${type}`,
        })
      }
  }),
}
