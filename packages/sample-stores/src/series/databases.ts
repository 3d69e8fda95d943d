import { ownScrapesOf, POSTGRES_EXPORTER, seconds } from '@fleet/model'
import { between } from '../world/hash.ts'
import { wave, waveAt } from '../world/wave.ts'
import type { SampleCluster, World } from '../world/world.ts'
import { counting, growing } from './counters.ts'
import { always, type Maker, type Makers, type Subject } from './subject.ts'
import { targetIn, type Target } from './target.ts'

/** The databases of a cluster that have an exporter. */
export const databaseTargets = (cluster: SampleCluster, { fleet }: World): readonly Target[] =>
  ownScrapesOf(fleet, cluster.name)
    .filter(({ job }) => job === POSTGRES_EXPORTER.job)
    .flatMap(({ job, interval, targets }) =>
      targets.map(({ labels }) =>
        targetIn(cluster)({
          exporter: POSTGRES_EXPORTER.job,
          interval: seconds(interval),
          labels: { job, ...labels },
        }),
      ),
    )

/** The databases of a server: that of its application, and the one that each server has. */
export const subjectsOfPostgres = ({ labels }: Target): readonly Subject[] => [
  { labels: {} },
  { labels: { datname: 'postgres' }, more: { datid: '5' }, share: 0.02 },
  {
    labels: { datname: labels['instance']?.replace(/\..*/, '') ?? '' },
    more: { datid: '16384' },
    share: 1,
  },
]

/** So much in a second, at a server of usual size. */
const perSecond =
  (rate: number): Maker =>
  (cause) =>
    counting(
      cause,
      rate * (cause.subject.share ?? 1) * between(0.5, 1.5, cause.target.labels['instance'] ?? ''),
    )

const level =
  (usual: number): Maker =>
  ({ key, subject: { share = 1 } }) => {
    const moving = wave(usual * share, key, 0.1, 0.2)
    return (time) => Math.round(waveAt(moving, time))
  }

const MEBIBYTE = 2 ** 20

export const POSTGRES: Makers = {
  pg_up: always(1),
  pg_settings_max_connections: always(100),
  pg_database_size_bytes: level(900 * MEBIBYTE),
  pg_wal_size_bytes: level(160 * MEBIBYTE),
  pg_stat_database_numbackends: level(14),
  pg_stat_database_xact_commit: perSecond(22),
  pg_stat_database_xact_rollback: perSecond(0.2),
  pg_stat_database_blks_hit: perSecond(900),
  pg_stat_database_blks_read: perSecond(11),
  pg_stat_database_deadlocks: always(0),
  pg_stat_database_temp_bytes: (cause) => growing(cause, 2000 * (cause.subject.share ?? 1)),
  pg_stat_database_tup_fetched: perSecond(480),
  pg_stat_database_tup_inserted: perSecond(7),
  pg_stat_database_tup_updated: perSecond(5),
  pg_stat_database_tup_deleted: perSecond(1.5),
}
