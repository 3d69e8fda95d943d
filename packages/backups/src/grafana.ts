import { GRAFANA_POD, hubCluster, InternalError, nodeCount, type Fleet } from '@fleet/model'
import type { IPodSpec } from '@fleet/kubernetes'
import { copiesFolder, type BackedUp } from './copies.ts'
import type { Task } from './job.ts'
import { CHOICE, lines, restoreScript, saveScript, UNFINISHED } from './scripts.ts'

const VOLUME = 'grafana'
const DATABASE = '/grafana/grafana.db'

/** On the disk of the node: SQLite needs locks there, which a file server may lack. */
const SCRATCH = '/tmp'
const COPY_OF_DATABASE = `${SCRATCH}/grafana.db`

/**
 * SQLite's own copy of a database that is being written to. It waits while Grafana writes. In a read-only mount SQLite
 * reads the write-ahead log, where there is one, as long as Grafana runs.
 */
const COPY_DATABASE = lines(
  "python3 -c '",
  'import sqlite3',
  `source = sqlite3.connect("file:${DATABASE}?mode=ro", uri=True)`,
  `copy = sqlite3.connect("${COPY_OF_DATABASE}")`,
  'source.backup(copy)',
  'copy.execute("PRAGMA journal_mode = DELETE")',
  'answer = copy.execute("PRAGMA integrity_check").fetchone()[0]',
  'copy.close()',
  'if answer != "ok": raise SystemExit("the copy is damaged: " + answer)',
  "'",
  `cp ${COPY_OF_DATABASE} ${UNFINISHED}`,
).trimEnd()

/** What is left of the old database's journals would be applied to the restored one. */
const RESTORE = lines(
  'cp "$COPY" /grafana/restored',
  `rm -f ${DATABASE}-journal ${DATABASE}-wal ${DATABASE}-shm`,
  `mv /grafana/restored ${DATABASE}`,
).trimEnd()

/** The backup of Grafana's database, on the node where Grafana's pod has the volume. */
export const grafanaTask = (fleet: Fleet, backedUp: BackedUp): Task => {
  const { python } = fleet.versions.images
  const { volume } = fleet.hub.grafana
  if (python === undefined || volume === undefined)
    throw new InternalError('the backup of Grafana has no image, or no volume')
  const copies = { folder: copiesFolder(backedUp), ending: 'db' }
  return {
    ...backedUp,
    image: python,
    user: GRAFANA_POD.user,
    env: [],
    volumes: [
      { name: VOLUME, persistentVolumeClaim: { claimName: GRAFANA_POD.claim } },
      { name: 'scratch', emptyDir: { sizeLimit: volume } },
    ],
    save: {
      script: saveScript({ ...copies, keep: backedUp.backup.keep, make: COPY_DATABASE }),
      mounts: [
        { name: VOLUME, mountPath: '/grafana', readOnly: true },
        { name: 'scratch', mountPath: SCRATCH },
      ],
      // The volume is on one node.
      ...(nodeCount(hubCluster(fleet)) > 1 && { affinity: { podAffinity: onNodeOfGrafana } }),
    },
    restore: {
      script: restoreScript({ ...copies, restore: RESTORE }),
      env: [CHOICE],
      mounts: [
        { name: VOLUME, mountPath: '/grafana' },
        { name: 'scratch', mountPath: SCRATCH },
      ],
      // It starts once Grafana is stopped: two must not write to one database.
      affinity: { podAntiAffinity: onNodeOfGrafana },
    },
  }
}

const onNodeOfGrafana: NonNullable<NonNullable<IPodSpec['affinity']>['podAffinity']> = {
  requiredDuringSchedulingIgnoredDuringExecution: [
    { labelSelector: { matchLabels: { ...GRAFANA_POD.labels } }, topologyKey: 'kubernetes.io/hostname' },
  ],
}
