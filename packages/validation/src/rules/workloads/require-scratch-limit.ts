import { inEachCluster, type Rule } from '../rule/rule.ts'
import { isBinarySize } from '../../values/quantity.ts'
import { locatedVolumes } from '../../tree/workloads/volumes.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const requireScratchLimit: Rule = {
  id: 'require-scratch-limit',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Every emptyDir has a size limit.',
  rationale: 'An emptyDir without a limit fills the disk of its node.',
  fix: 'Set emptyDir.sizeLimit in Mi or Gi.',
  check: inEachCluster((cluster, report) => {
    for (const pods of ownPodsOf(cluster))
      for (const { volume, location } of locatedVolumes(pods))
        if (volume.emptyDir && !isBinarySize(volume.emptyDir.sizeLimit))
          report({
            location: location('emptyDir', 'sizeLimit'),
            message: `the emptyDir ${volume.name} of ${pods.owner} has no size limit in Mi or Gi`,
            impact: 'it may fill the disk of its node, and the node evicts every pod',
            fix: 'set a sizeLimit such as 256Mi',
          })
  }),
}
