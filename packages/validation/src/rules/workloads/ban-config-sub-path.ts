import { containerText } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'
import { locatedMounts } from '../../tree/workloads/volumes.ts'
import { isOfFiles } from '../../tree/workloads/mounts.ts'

export const banConfigSubPath: Rule = {
  id: 'ban-config-sub-path',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A container mounts a ConfigMap or a Secret as a whole folder.',
  rationale:
    'The kubelet never updates a file mounted by subPath. A fix was in Git for weeks and ran nowhere.',
  fix: 'Mount the whole folder.',
  check: inEachRun((run, report) => {
    for (const { mount, location } of locatedMounts(run))
      if (isOfFiles(run, mount.name) && (mount.subPath ?? mount.subPathExpr) !== undefined)
        report({
          location: location('subPath'),
          message: `${containerText(run)} mounts a single file of ${mount.name}`,
          impact: 'the file keeps its content from the start of the pod, whatever Git has',
          fix: 'mount the whole folder',
        })
  }),
}
