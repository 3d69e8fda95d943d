import { MEBIBYTE, quantityOf } from '../../values/quantity.ts'
import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../in-each-run.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { claimOf } from '../../tree/workloads/volumes.ts'

export const requireKeptData: Rule = {
  id: 'require-kept-data',
  summary:
    'The folders in which a known program keeps its data lie on a claim of enough space that its user may write to; the folders of its scratch are writable.',
  rationale:
    'A mount one letter beside the folder of the data looks well, until the pod restarts and the data is gone.',
  example: {
    refused: 'volumeMounts: [{name: data, mountPath: /var/lib/postgres/data}]',
    accepted: 'volumeMounts: [{name: data, mountPath: /var/lib/postgresql/data}]',
  },
  fix: 'Mount a PersistentVolumeClaim at the folder that the program’s documentation names, and state fsGroup where it is not root.',
  check: inEachRun((run) => [
    ...checkFolders(run),
    ...checkVariable(run),
    ...checkScratch(run),
    ...checkGroup(run),
  ]),
}

const checkFolders = (run: Container): Violation[] =>
  Object.entries(run.program?.keeps ?? {}).flatMap(([folder, least]) => {
    const index = mountsOf(run).findIndex(({ mountPath }) => isWithin(folder, mountPath))
    const claim = index < 0 ? undefined : claimOf(run.cluster, run.pods, mountsOf(run)[index]?.name ?? '')
    if (!claim)
      return [
        {
          location: index < 0 ? run.location('volumeMounts') : run.location('volumeMounts', index, 'name'),
          message: `${containerText(run)} has no claim at ${folder}, where ${run.program?.name} keeps its data`,
          impact: 'everything is lost when the pod restarts',
          fix: `mount a PersistentVolumeClaim at ${folder}`,
        },
      ]
    const size = quantityOf(claim.spec.resources?.requests?.['storage']) ?? 0
    return size >= least * MEBIBYTE
      ? []
      : [
          {
            location: claim.location('resources', 'requests', 'storage'),
            message: `${claim.owner} has ${String(claim.spec.resources?.requests?.['storage'])}, and ${run.program?.name} keeps its data there`,
            impact: 'it is full within days, and the program stops',
            fix: `give it at least ${least}Mi`,
          },
        ]
  })

/** A variable that moves the data within its volume. */
const checkVariable = (run: Container): Violation[] =>
  (run.container.env ?? []).flatMap(({ name, value = '' }, index) =>
    name !== 'PGDATA' || mountsOf(run).some(({ mountPath }) => isWithin(value, mountPath))
      ? []
      : [
          {
            location: run.location('env', index, 'value'),
            message: `PGDATA of ${containerText(run)} is ${value}, which is on none of its volumes`,
            impact: 'the database is lost when the pod restarts',
            fix: 'name a folder inside a mounted claim',
          },
        ],
  )

const checkScratch = (run: Container): Violation[] =>
  run.container.securityContext?.readOnlyRootFilesystem === true
    ? (run.program?.scratch ?? [])
        .filter((folder) => !mountsOf(run).some(({ mountPath }) => mountPath === folder))
        .map((folder) => ({
          location: run.location('volumeMounts'),
          message: `${containerText(run)} may not write to ${folder}, where ${run.program?.name} writes`,
          impact: 'it stops at its start',
          fix: `mount an emptyDir at ${folder}`,
        }))
    : []

const checkGroup = (run: Container): Violation[] => {
  const { program, pods } = run
  if (program?.user !== 'never root' || !program.keeps || pods.spec.securityContext?.fsGroup !== undefined)
    return []
  return [
    {
      location: {
        ...run.location(),
        path: [...pods.path, 'securityContext', 'fsGroup'],
      },
      message: `the volumes of ${pods.owner} belong to no group of ${program.name}`,
      impact: 'a volume of a file system of its own belongs to root, and the program may not write to it',
      fix: 'state fsGroup, the group of its user',
    },
  ]
}

const mountsOf = ({ container }: Container) => container.volumeMounts ?? []

const isWithin = (folder: string, mountPath: string): boolean =>
  folder === mountPath || folder.startsWith(`${mountPath}/`)
