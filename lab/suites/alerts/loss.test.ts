import { test } from 'vitest'
import { covered } from '../../src/alerts/covered.ts'
import { startBigExporter } from '../../src/alerts/played-exporters.ts'
import { refusingPort } from '../../src/alerts/refusing-port.ts'
import { firing, keepWriting, useAlertFaults } from '../../src/alerts/use-alert-faults.ts'
import { until } from '../../src/hosts/until.ts'
import { logWriter } from '../../src/logs/log-writer.ts'
import { clusters, fleet } from '../../src/trees/clusters.ts'

const oracle = clusters.spoke.name
const { logs, metrics } = fleet.hub.ingest

const { pipeline, untilFound, expectAlerts } = useAlertFaults(covered.loss)

test('the store refuses lines for good: an alert reports the loss', async () => {
  await expectAlerts(refusingPort(pipeline, logs.nodePort, 400), {
    meanwhile: firing(oracle, 'ClusterLogsAbsent', 'CollectorLosesLogs'),
  })
})

test('Prometheus refuses samples for good: an alert reports the loss once samples arrive again', async () => {
  await expectAlerts(refusingPort(pipeline, metrics.nodePort, 400), {
    meanwhile: firing(oracle, 'ClusterLogsAbsent', 'ClusterMetricsAbsent', 'ScrapeJobAbsent'),
    afterwards: firing(oracle, 'CollectorLosesMetrics'),
  })
})

test('the disk of the queue is full: an alert reports the refused lines', async () => {
  const unavailable = refusingPort(pipeline, logs.nodePort, 503)
  const fill = 'fill() { dd if=/dev/zero of=/var/lib/otelcol/filling bs=64k 2>/dev/null || true; }; fill'
  let flood: AsyncDisposable
  await expectAlerts(
    {
      begin: async () => {
        await unavailable.begin()
        pipeline().spoke.host.run('sh', '-c', fill)
        // Without end: what the queue's file has free takes a few lines again after a large batch was refused.
        flood = keepWriting([logWriter([pipeline().spoke.log], { bytes: 1000 })], 1000)
        await untilFound(
          'lines are refused',
          `otelcol_exporter_enqueue_failed_log_records{cluster="${oracle}"} > 0`,
        )
      },
      end: async () => {
        await flood[Symbol.asyncDispose]()
        pipeline().spoke.host.run('rm', '/var/lib/otelcol/filling')
        await unavailable.end()
      },
    },
    { meanwhile: firing(oracle, 'ClusterLogsAbsent', 'CollectorRefusesLogs') },
  )
})

const fetchSelfMetrics =
  "fetch('http://127.0.0.1:8888/metrics').then(async (answer) => console.log(await answer.text()))"

test('the hub is down until the collector’s memory is full: an alert reports the dropped samples afterwards', async () => {
  // A limit that a minute fills; the committed one is enough for an hour of a small cluster.
  const sizes = {
    'processors.memory_limiter.limit_mib': 160,
    'processors.memory_limiter.spike_limit_mib': 40,
  }
  // Nearly the cluster's budget of series: some scrapes of them fill that.
  await startBigExporter(pipeline().spoke.host, 9000)
  const selfMetrics = () => pipeline().spoke.host.run(process.execPath, '-e', fetchSelfMetrics)
  await expectAlerts(
    {
      begin: async () => {
        pipeline().hosts.cutLink()
        await until(
          'the limiter refuses samples',
          () => /otelcol_receiver_refused_metric_points\{[^}]*\} [1-9]/.test(selfMetrics()),
          { seconds: 120, every: 1000 },
        )
      },
      end: async () => {
        pipeline().hosts.fixLink()
      },
    },
    {
      meanwhile: firing(oracle, 'ClusterLogsAbsent', 'ClusterMetricsAbsent', 'ScrapeJobAbsent'),
      afterwards: firing(oracle, 'CollectorRefusesMetrics'),
    },
    sizes,
  )
})
