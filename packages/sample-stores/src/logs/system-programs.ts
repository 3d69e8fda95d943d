import { json, klog, logfmt } from './formats.ts'
import { whole, type Program } from './program.ts'

const collector = json({ 'service.name': 'otel-collector' })
const flux = json({ controllerGroup: 'kustomize.toolkit.fluxcd.io' })
const grafana = logfmt('logger.go:214')
const kube = klog('controller.go:231')
const prometheus = logfmt('head.go:1421')

/** Programs that keep a cluster and its telemetry running. */
export const SYSTEM_PROGRAMS: Readonly<Record<string, Program>> = {
  grafana: {
    rate: 0.09,
    stream: 'stdout',
    messages: [
      grafana(
        'info',
        40,
        ({ chance }) =>
          `logger=context userId=1 msg="Request Completed" method=GET path=/api/ds/query status=200 remote_addr=10.42.0.${whole(2, 90, chance(1))} time_ms=${whole(2, 240, chance(2))}`,
      ),
      grafana('info', 6, 'logger=cleanup msg="Completed cleanup jobs" duration=41.2ms'),
      grafana(
        'warn',
        1,
        'logger=sqlstore.transactions msg="Database locked, sleeping then retrying" error="database is locked" retry=0',
      ),
    ],
  },
  loki: {
    rate: 0.12,
    stream: 'stderr',
    messages: [
      logfmt('metrics.go:237')(
        'info',
        40,
        ({ chance }) =>
          `component=querier org_id=fake latency=fast query_type=metric duration=${whole(8, 420, chance(1))}ms status=200 returned_lines=0`,
      ),
      logfmt('table_manager.go:136')('info', 10, 'index-store=tsdb-2025-01-01 msg="uploading tables"'),
      logfmt('flush.go:304')(
        'debug',
        4,
        ({ chance }) => `msg="flushing stream" user=fake fp=${whole(10_000, 99_999, chance(1))}`,
      ),
    ],
  },
  manager: {
    rate: 0.04,
    stream: 'stderr',
    messages: [
      flux(
        'info',
        40,
        ({ chance }) => `Reconciliation finished in ${whole(180, 3200, chance(1))}ms, next run in 10m0s`,
      ),
      flux('info', 15, 'server-side apply completed'),
      flux('error', 0.6, 'Reconciler error: failed to fetch artifact: connection refused'),
    ],
  },
  'metrics-server': {
    rate: 0.01,
    stream: 'stderr',
    messages: [
      kube('info', 10, '"Scraped node" node="k3s"'),
      kube('error', 0.3, '"Failed to scrape node" err="context deadline exceeded"'),
    ],
  },
  'node-exporter': {
    rate: 0.002,
    stream: 'stderr',
    messages: [
      logfmt('node_exporter.go:128')('info', 10, 'msg="Listening on" address=0.0.0.0:9100'),
      logfmt('diskstats_linux.go:264')(
        'warn',
        1,
        'collector=diskstats msg="Failed to open directory, disabling udev device properties"',
      ),
    ],
  },
  prometheus: {
    rate: 0.02,
    stream: 'stderr',
    messages: [
      prometheus(
        'info',
        20,
        ({ chance }) => `component=tsdb msg="Head GC completed" duration=${whole(3, 90, chance(1))}ms`,
      ),
      prometheus('info', 10, 'component=tsdb msg="write block completed" mint=1 maxt=2 ulid=01K0'),
      prometheus(
        'warn',
        2,
        ({ chance }) =>
          `component="scrape manager" msg="Error on ingesting out-of-order samples" num_dropped=${whole(1, 12, chance(1))}`,
      ),
    ],
  },
}

/** Its container has one name on the hub, and another on spokes. */
export const COLLECTOR: Program = {
  rate: 0.01,
  stream: 'stderr',
  messages: [
    collector('info', 20, 'Started watching file'),
    collector('warn', 1, 'Exporting failed. Will retry the request after interval.'),
  ],
}

/** What is not worth words of its own. */
export const OTHER: Program = {
  rate: 0.008,
  stream: 'stderr',
  messages: [
    kube('info', 20, '"Synced" resources=1'),
    kube('warn', 0.5, '"Watch ended" err="too old resource version"'),
  ],
}
