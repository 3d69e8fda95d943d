import { MEBIBYTE, quantityOf } from '../../values/quantity.ts'
import { runText, type Run } from '../../tree/workloads/runs.ts'
import { inEachRun } from '../in-each-run.ts'
import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import { claimOf } from '../../tree/workloads/volumes.ts'

export const requireKeptData: Rule = {
  id: 'require-kept-data',
  demands:
    'The folders in which a known program keeps its data lie on a claim of enough space that its user may write to; the folders of its scratch are writable.',
  why: 'A mount one letter beside the folder of the data looks well, until the pod restarts and the data is gone.',
  example: {
    refused: 'volumeMounts: [{name: data, mountPath: /var/lib/postgres/data}]',
    accepted: 'volumeMounts: [{name: data, mountPath: /var/lib/postgresql/data}]',
  },
  mend: 'Mount a PersistentVolumeClaim at the folder that the program’s documentation names, and state fsGroup where it is not root.',
  judge: inEachRun((run) => [
    ...judgeFolders(run),
    ...judgeVariable(run),
    ...judgeScratch(run),
    ...judgeGroup(run),
  ]),
}

const judgeFolders = (run: Run): Breach[] =>
  Object.entries(run.program?.keeps ?? {}).flatMap(([folder, least]) => {
    const index = mountsOf(run).findIndex(({ mountPath }) => isWithin(folder, mountPath))
    const claim = index < 0 ? undefined : claimOf(run.cluster, run.pods, mountsOf(run)[index]?.name ?? '')
    if (!claim)
      return [
        {
          at: index < 0 ? run.spot('volumeMounts') : run.spot('volumeMounts', index, 'name'),
          what: `${runText(run)} has no claim at ${folder}, where ${run.program?.name} keeps its data`,
          consequence: 'everything is lost when the pod restarts',
          mend: `mount a PersistentVolumeClaim at ${folder}`,
        },
      ]
    const size = quantityOf(claim.spec.resources?.requests?.['storage']) ?? 0
    return size >= least * MEBIBYTE
      ? []
      : [
          {
            at: claim.spot('resources', 'requests', 'storage'),
            what: `${claim.owner} has ${String(claim.spec.resources?.requests?.['storage'])}, and ${run.program?.name} keeps its data there`,
            consequence: 'it is full within days, and the program stops',
            mend: `give it at least ${least}Mi`,
          },
        ]
  })

/** A variable that moves the data within its volume. */
const judgeVariable = (run: Run): Breach[] =>
  (run.container.env ?? []).flatMap(({ name, value = '' }, index) =>
    name !== 'PGDATA' || mountsOf(run).some(({ mountPath }) => isWithin(value, mountPath))
      ? []
      : [
          {
            at: run.spot('env', index, 'value'),
            what: `PGDATA of ${runText(run)} is ${value}, which is on none of its volumes`,
            consequence: 'the database is lost when the pod restarts',
            mend: 'name a folder inside a mounted claim',
          },
        ],
  )

const judgeScratch = (run: Run): Breach[] =>
  run.container.securityContext?.readOnlyRootFilesystem === true
    ? (run.program?.scratch ?? [])
        .filter((folder) => !mountsOf(run).some(({ mountPath }) => mountPath === folder))
        .map((folder) => ({
          at: run.spot('volumeMounts'),
          what: `${runText(run)} may not write to ${folder}, where ${run.program?.name} writes`,
          consequence: 'it stops at its start',
          mend: `mount an emptyDir at ${folder}`,
        }))
    : []

const judgeGroup = (run: Run): Breach[] => {
  const { program, pods } = run
  if (program?.user !== 'never root' || !program.keeps || pods.spec.securityContext?.fsGroup !== undefined)
    return []
  return [
    {
      at: {
        ...run.spot(),
        path: [...pods.path, 'securityContext', 'fsGroup'],
      },
      what: `the volumes of ${pods.owner} belong to no group of ${program.name}`,
      consequence:
        'a volume of a file system of its own belongs to root, and the program may not write to it',
      mend: 'state fsGroup, the group of its user',
    },
  ]
}

const mountsOf = ({ container }: Run) => container.volumeMounts ?? []

const isWithin = (folder: string, mountPath: string): boolean =>
  folder === mountPath || folder.startsWith(`${mountPath}/`)
