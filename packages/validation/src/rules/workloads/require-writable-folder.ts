import { containerText } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Rule } from '../rule/rule.ts'
import { mountsOf } from '../../tree/workloads/mounts.ts'

export const requireWritableFolder: Rule = {
  id: 'require-writable-folder',
  ownSeverity: 'warning',
  summary: 'A known program may write to its folders: to its scratch space, and to its volumes by a group.',
  rationale:
    'Without an emptyDir a read-only file system has no scratch space. Without fsGroup a new volume belongs to root.',
  fix: 'Mount an emptyDir at each scratch folder, and set fsGroup where the program’s user is not root.',
  check: inEachRun((run, report) => {
    const { program, pods, container } = run
    if (!program) return
    if (container.securityContext?.readOnlyRootFilesystem === true && run.isKnown('volumeMounts'))
      for (const folder of program.scratch ?? [])
        if (!mountsOf(run).some(({ mountPath }) => mountPath === folder))
          report({
            location: run.location('volumeMounts'),
            message: `${containerText(run)} has a read-only ${folder}, and ${program.name} writes there`,
            impact: 'the program exits at its start',
            fix: `mount an emptyDir at ${folder}`,
          })
    if (
      program.user === 'never root' &&
      program.keeps &&
      pods.isKnown('securityContext') &&
      pods.spec.securityContext?.fsGroup === undefined
    )
      report({
        location: pods.location('securityContext', 'fsGroup'),
        message: `the volumes of ${pods.owner} do not belong to a group of ${program.name}`,
        impact: 'a volume with its own file system belongs to root, and the program may not write to it',
        fix: 'set fsGroup to the group of its user',
      })
  }),
}
