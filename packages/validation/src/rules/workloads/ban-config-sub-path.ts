import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'
import { locatedMounts } from '../../tree/workloads/volumes.ts'
import { isOfFiles } from '../../tree/workloads/mounts.ts'

export const banConfigSubPath: Rule = {
  id: 'ban-config-sub-path',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A container mounts a ConfigMap or a Secret that can change as a whole folder.',
  rationale:
    'The kubelet never updates a file mounted by subPath. A fix was in Git for weeks and ran nowhere.',
  fix: 'Mount the whole folder, or make the ConfigMap immutable with the hash of its content in its name: a change then starts the pods anew.',
  check: inEachRun((run, report) => {
    for (const { mount, location } of locatedMounts(run))
      if (
        (mount.subPath ?? mount.subPathExpr) !== undefined &&
        isOfFiles(run, mount.name) &&
        !isImmutable(run, mount.name)
      )
        report({
          location: location('subPath'),
          message: `${containerText(run)} mounts a single file of ${mount.name}`,
          impact: 'the file keeps its content from the start of the pod, whatever Git has',
          fix: 'mount the whole folder',
        })
  }),
}

/** Whether a volume is a ConfigMap that never changes: another content has another name. */
const isImmutable = ({ cluster, pods }: Container, volume: string): boolean => {
  const name = pods.spec.volumes?.find((one) => one.name === volume)?.configMap?.name
  return name !== undefined && cluster.find('v1/ConfigMap', pods.namespace, name)?.object.immutable === true
}
