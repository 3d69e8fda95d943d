import { MEBIBYTE, quantityOf } from '../../values/quantity.ts'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Report, Rule } from '../rule/rule.ts'
import { claimOf } from '../../tree/workloads/volumes.ts'
import { isWithin, mountsOf } from '../../tree/workloads/mounts.ts'

export const requirePersistentData: Rule = {
  id: 'require-persistent-data',
  ownSeverity: 'warning',
  summary: 'A known program keeps its data on a claim with enough space.',
  rationale: 'A mount beside the data’s folder looks right until a restart of the pod deletes the data.',
  fix: 'Mount a PersistentVolumeClaim at the folder in the program’s documentation.',
  check: inEachRun((run, report) => {
    if (!run.isKnown('volumeMounts')) return
    for (const [folder, least] of Object.entries(run.program?.keeps ?? {}))
      checkFolder(run, folder, least, report)
    // A database's folder within its volume.
    for (const [index, { name, value = '' }] of (run.container.env ?? []).entries())
      if (name === 'PGDATA' && !mountsOf(run).some(({ mountPath }) => isWithin(value, mountPath)))
        report({
          location: run.location('env', index, 'value'),
          message: `PGDATA of ${containerText(run)} is ${value}, and no volume of it is mounted there`,
          impact: 'a restart of the pod deletes the database',
          fix: 'write a folder inside a mounted claim',
        })
  }),
}

/** @param least in MiB */
const checkFolder = (run: Container, folder: string, least: number, report: Report): void => {
  const index = mountsOf(run).findIndex(({ mountPath }) => isWithin(folder, mountPath))
  const claim = index < 0 ? undefined : claimOf(run.cluster, run.pods, mountsOf(run)[index]?.name ?? '')
  if (!claim)
    return report({
      location: index < 0 ? run.location('volumeMounts') : run.location('volumeMounts', index, 'name'),
      message: `${containerText(run)} has no claim at ${folder}, where ${run.program?.name} keeps its data`,
      impact: 'a restart of the pod deletes the data',
      fix: `mount a PersistentVolumeClaim at ${folder}`,
    })
  const size = claim.spec.resources?.requests?.['storage']
  if ((quantityOf(size) ?? 0) >= least * MEBIBYTE) return
  report({
    location: claim.location('resources', 'requests', 'storage'),
    message: `${claim.owner} has ${String(size)}, and ${run.program?.name} keeps its data there`,
    impact: 'the volume is full within days, and the program stops',
    fix: `set it to at least ${least}Mi`,
  })
}
