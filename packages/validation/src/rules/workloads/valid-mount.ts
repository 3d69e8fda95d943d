import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Report, Rule } from '../rule/rule.ts'
import { locatedMounts } from '../../tree/workloads/volumes.ts'
import { isOfFiles } from '../../tree/workloads/mounts.ts'

export const validMount: Rule = {
  id: 'valid-mount',
  summary: 'Every mount has an absolute path and a folder of its own.',
  rationale: 'The API server refuses a relative path. Two mounts of one folder overwrite each other’s files.',
  fix: 'Write an absolute path, and a subPath for each mount of one volume.',
  check: inEachRun((run, report) => {
    for (const { mount, location } of locatedMounts(run))
      if (!mount.mountPath.startsWith('/') || mount.mountPath.includes(':'))
        report({
          location: location('mountPath'),
          message: `${containerText(run)} mounts ${mount.name} at ${mount.mountPath}`,
          impact: 'the API server refuses the pod',
          fix: 'write an absolute path without a colon',
        })
    checkFolders(run, report)
  }),
}

const checkFolders = (run: Container, report: Report): void => {
  const folders = locatedMounts(run).filter(
    ({ mount }) => mount.subPathExpr === undefined && !isOfFiles(run, mount.name),
  )
  for (const folder of folders) {
    const { name, mountPath, subPath = '' } = folder.mount
    const first = folders.find(({ mount }) => mount.name === name && (mount.subPath ?? '') === subPath)
    if (!first || first === folder) continue
    report({
      location: folder.location('subPath'),
      message: `${containerText(run)} mounts the same folder of ${name} at ${first.mount.mountPath} and at ${mountPath}`,
      impact: 'a file at the one path is at the other path, too',
      ownSeverity: 'info',
      fix: 'set another subPath for each mount',
    })
  }
}
