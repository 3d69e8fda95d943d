import { prometheus } from '../../queries/query.ts'
import { shareOf, shareOfRequests } from '../../queries/ratio.ts'
import { databases as series } from '../../queries/series.ts'

/** The address of a server has its namespace. */
const SERVER = 'cluster, instance'
const LEGEND = '{{instance}} ({{cluster}})'
const RANGE = '$__rate_interval'

/** One of each server: the hub has the series of a former pod of the exporter for five minutes. */
const ofServer = (metric: string): string => `max by (${SERVER}) (${series(metric)})`

/** A server has several databases. */
const sumOf = (metric: string, by = SERVER): string =>
  `sum by (${by}) (max by (${SERVER}, datname) (${series(metric)}))`

const rateOf = (metric: string): string =>
  `sum by (${SERVER}) (max by (${SERVER}, datname) (rate(${series(metric)}[${RANGE}])))`

const usedConnections = shareOf(
  sumOf('pg_stat_database_numbackends'),
  ofServer('pg_settings_max_connections'),
)

const commits = rateOf('pg_stat_database_xact_commit')
const rollbacks = rateOf('pg_stat_database_xact_rollback')
const rolledBackShare = shareOfRequests(rollbacks, `(${commits} + ${rollbacks})`)

const hits = rateOf('pg_stat_database_blks_hit')
const reads = rateOf('pg_stat_database_blks_read')
const fromCache = shareOfRequests(hits, `(${hits} + ${reads})`)

export const servers = prometheus(`count by (cluster) (${ofServer('pg_up')})`, '{{cluster}}')

// A comparison with `bool` keeps the clusters of which no database is down.
export const down = prometheus(`sum by (cluster) (${ofServer('pg_up')} == bool 0)`, '{{cluster}}')

export const fullest = prometheus(`max by (cluster) (${usedConnections})`, '{{cluster}}')

export const sizeOfAll = prometheus(`sum by (cluster) (${sumOf('pg_database_size_bytes')})`, '{{cluster}}')

export const up = prometheus(ofServer('pg_up'))

export const connections = prometheus(usedConnections, LEGEND)

export const committed = prometheus(commits, LEGEND)

export const rolledBack = prometheus(rolledBackShare, LEGEND)

export const cached = prometheus(fromCache, LEGEND)

export const size = prometheus(sumOf('pg_database_size_bytes'), LEGEND)

export const readRows = prometheus(rateOf('pg_stat_database_tup_fetched'), LEGEND)

export const writtenRows = prometheus(
  ['inserted', 'updated', 'deleted'].map((kind) => rateOf(`pg_stat_database_tup_${kind}`)).join('\n+ '),
  LEGEND,
)

export const deadlocks = prometheus(
  `sum by (${SERVER}) (max by (${SERVER}, datname) (increase(${series('pg_stat_database_deadlocks')}[${RANGE}])))`,
  LEGEND,
)

export const log = prometheus(ofServer('pg_wal_size_bytes'), LEGEND)

export const temporary = prometheus(rateOf('pg_stat_database_temp_bytes'), LEGEND)
