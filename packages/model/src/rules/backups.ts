import { backupName, restoreName } from '../contracts/backups.ts'
import type { Backup } from '../fleet/backup.ts'
import type { Cluster } from '../fleet/cluster.ts'
import { entriesOf, entryOf } from '../fleet/topology.ts'
import type { Workload } from '../fleet/workload.ts'
import { imageParts } from '../scalars/images.ts'
import { forEachWorkload } from './for-each-workload.ts'
import type { InventoryPath, InventoryRule, Violation } from './inventory-rule.ts'
import { requirePostgres } from './postgres.ts'
import { eachReadable, namesOf, unlessMalformed } from './readable.ts'

/** Checks each workload that has a backup. */
const forEachBackup = (
  check: (
    subject: Parameters<Parameters<typeof forEachWorkload>[0]>[0] & { readonly backup: Backup },
  ) => readonly Violation[],
) =>
  forEachWorkload((subject) => {
    const { backup } = subject.workload
    return backup ? check({ ...subject, backup }) : []
  })

export const requirePostgresForBackup: InventoryRule = {
  id: 'require-postgres-for-backup',
  summary:
    'A workload with a backup is a PostgreSQL: it has port 5432 and the variable POSTGRES_PASSWORD of the official image.',
  rationale: 'A backup asks the workload by pg_dump, as the user that these variables make.',
  check: requirePostgres('backup', 'a backup'),
}

/** Images that are made from the official one, by their names. */
const OF_POSTGRES = /postg|pgvector|timescale/

export const requirePostgresImage: InventoryRule = {
  id: 'require-postgres-image',
  severity: 'warning',
  summary: 'The image of a workload with a backup is named after PostgreSQL.',
  rationale: 'Its own pg_dump and pg_restore make and restore the copies. Another image may have neither.',
  check: forEachBackup(({ name, path, workload: { image } }) =>
    OF_POSTGRES.test(imageParts(image)?.repository ?? '')
      ? []
      : [
          {
            path: [...path, 'image'],
            message: `${name} has a backup, and nothing is known of the image ${image}`,
            impact: 'without pg_dump, pg_restore and a shell in it, no copy is made',
            fix: 'choose the official image of PostgreSQL, or one made from it',
          },
        ],
  ),
}

/** The name of a CronJob has 52 characters at most, and `-restore` is eight of them. */
const LONGEST_BACKED_UP_NAME = 44

export const validBackupName: InventoryRule = {
  id: 'valid-backup-name',
  summary: 'The name of a workload with a backup has at most 44 characters.',
  rationale:
    'The name of its CronJob that restores is eight characters longer, and has at most 52. kube-apiserver refuses a longer one.',
  check: forEachBackup(({ name, path }) =>
    name.length > LONGEST_BACKED_UP_NAME
      ? [
          {
            path,
            message: `the name ${name} has ${name.length} characters, and ${restoreName(name)} more than 52`,
            impact: 'kube-apiserver refuses the CronJob that restores a copy',
            fix: `shorten it to ${LONGEST_BACKED_UP_NAME} characters`,
          },
        ]
      : [],
  ),
}

export const uniqueBackupName: InventoryRule = {
  id: 'unique-backup-name',
  summary: 'No workload and no CronJob is named like the CronJobs of a backup.',
  rationale: 'Two objects of one name are one: Flux would apply the second over the first.',
  check: forEachBackup(({ name, path, workloads, cronJobs }) =>
    [backupName(name), restoreName(name)]
      .filter((job) => namesOf(workloads).includes(job) || namesOf(cronJobs).includes(job))
      .map((job) => ({
        path: [...path, 'backup'],
        message: `the backup of ${name} makes the CronJob ${job}, and there is one of that name`,
        impact: 'two objects of one name are one: Flux applies the second over the first',
        fix: `rename the other ${job}`,
      })),
  ),
}

export const requireVolumeForGrafanaBackup: InventoryRule = {
  id: 'require-volume-for-grafana-backup',
  summary: 'A Grafana with a backup has a volume.',
  rationale: 'Without one its database ends with its pod, and no other pod can read it.',
  check: ({ hub: { grafana } }) =>
    grafana.backup === undefined || grafana.volume !== undefined
      ? []
      : [
          {
            path: ['hub', 'grafana', 'backup'],
            message: 'hub.grafana has a backup and no volume',
            impact: 'its database ends with its pod, and no other pod can read it',
            fix: "state volume: '1Gi'",
          },
        ],
}

export const noMissingBackupImage: InventoryRule = {
  id: 'no-missing-backup-image',
  summary: 'A fleet that copies Grafana’s database states an image of Python.',
  rationale: 'Grafana’s own image has no program that copies a SQLite database while it is in use.',
  check: ({ hub: { grafana }, versions }) =>
    grafana.backup === undefined || versions.images.python !== undefined
      ? []
      : [
          {
            path: ['hub', 'grafana', 'backup'],
            message: 'hub.grafana has a backup, and versions.images states no python',
            impact: 'Grafana’s own image cannot copy a SQLite database while it is in use',
            fix: 'state versions.images.python, such as python:3.14.0-alpine3.22',
          },
        ],
}

export const requireBackupElsewhere: InventoryRule = {
  id: 'require-backup-elsewhere',
  severity: 'warning',
  summary: 'Copies are not on a volume of the storage class of what they are copies of.',
  rationale: 'The disk, or the storage system, that loses the database loses its copies, too.',
  check: ({ clusters, hub }) => [
    ...(unlessMalformed(() => {
      const cluster = entryOf(clusters, hub.cluster)
      const { backup } = hub.grafana
      return backup && cluster
        ? besideOriginal({
            path: ['hub', 'grafana', 'backup', 'to'],
            of: 'hub.grafana',
            to: classOf(backup, cluster),
            from: [cluster.storageClass],
          })
        : []
    }) ?? []),
    ...eachReadable(entriesOf(clusters), ([clusterName, cluster]) =>
      eachReadable(entriesOf(cluster.workloads), ([name, workload]) =>
        workload.backup
          ? besideOriginal({
              path: ['clusters', clusterName, 'workloads', name, 'backup', 'to'],
              of: name,
              to: classOf(workload.backup, cluster),
              from: classesOf(workload, cluster),
            })
          : [],
      ),
    ),
  ],
}

interface Compared {
  readonly path: InventoryPath
  readonly of: string
  /** The class of the copies; nothing where they are on another machine. */
  readonly to: string | undefined
  readonly from: readonly string[]
}

const classOf = ({ to }: Backup, { storageClass }: Cluster): string | undefined =>
  to.type === 'volume' ? (to.storageClass ?? storageClass) : undefined

const classesOf = ({ volumes }: Workload, { storageClass }: Cluster): readonly string[] =>
  entriesOf(volumes).map(([, volume]) => volume.storageClass ?? storageClass)

const besideOriginal = ({ path, of, to, from }: Compared): readonly Violation[] =>
  to === undefined || !from.includes(to)
    ? []
    : [
        {
          path,
          message: `the copies of ${of} are on the storage class ${to}, as what they are copies of`,
          impact: 'a disk that fails takes both',
          fix: 'choose another storage class, or the folder of another machine',
        },
      ]
