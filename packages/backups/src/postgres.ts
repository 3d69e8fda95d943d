import { InternalError, postgresOf, type Cluster, type Workload } from '@fleet/model'
import { postgresVariables } from '@fleet/kubernetes'
import { copiesFolder, type BackedUp } from './copies.ts'
import type { Task } from './job.ts'
import { CHOICE, lines, restoreScript, saveScript, UNFINISHED } from './scripts.ts'

/** The user of a pod whose database runs as root: that of files which belong to nobody. */
const NOBODY = 65_534

/** The second command reads the whole copy. */
const DUMP = lines(
  `pg_dump --format=custom --file=${UNFINISHED}`,
  `pg_restore --file=/dev/null ${UNFINISHED}`,
).trimEnd()

/** The database that is there goes only after the copy has become one. Nobody is connected to template1. */
const RESTORE = lines(
  'restored="$PGDATABASE"_restored',
  'dropdb --if-exists "$restored"',
  'createdb --template=template0 "$restored"',
  'pg_restore --exit-on-error --single-transaction --dbname="$restored" "$COPY"',
  'dropdb --if-exists --force "$PGDATABASE"',
  'echo \'ALTER DATABASE :"restored" RENAME TO :"database"\' |',
  '  psql --no-psqlrc --quiet --dbname=template1 --set=ON_ERROR_STOP=1 --set=restored="$restored" --set=database="$PGDATABASE"',
).trimEnd()

/** The backup of a workload's PostgreSQL, by the programs of its own image. */
export const postgresTask = (backedUp: BackedUp, workload: Workload, cluster: Cluster): Task => {
  const { image, imagePullSecrets, architecture, runAs } = workload
  const copies = { folder: copiesFolder(backedUp), ending: 'dump' }
  const postgres = postgresOf(workload, cluster.secrets)
  if (!postgres) throw new InternalError(`the backup of ${backedUp.name} is of no PostgreSQL`)
  return {
    ...backedUp,
    image,
    ...(imagePullSecrets && { imagePullSecrets }),
    ...(architecture && { nodeSelector: { 'kubernetes.io/arch': architecture } }),
    user: runAs.as === 'user' ? runAs.id : NOBODY,
    env: postgresVariables(backedUp.name, postgres),
    save: { script: saveScript({ ...copies, keep: backedUp.backup.keep, make: DUMP }) },
    restore: { script: restoreScript({ ...copies, restore: RESTORE }), env: [CHOICE] },
  }
}
