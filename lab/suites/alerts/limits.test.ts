import { test } from 'vitest'
import { covered } from '../../src/alerts/covered.ts'
import { startBigExporter, startChurningExporter, startNodeList } from '../../src/alerts/played-exporters.ts'
import { refusingPort } from '../../src/alerts/refusing-port.ts'
import { firing, useAlertFaults, type Fault } from '../../src/alerts/use-alert-faults.ts'
import type { Program } from '../../src/hosts/program.ts'
import { logWriter } from '../../src/logs/log-writer.ts'
import { clusters, fleet } from '../../src/trees/clusters.ts'

const oracle = clusters.spoke.name

const { pipeline, untilFound, expectAlerts } = useAlertFaults(covered.limits)

/** Programs that are there while a fault lasts. */
const running = (start: () => Promise<Program>): Fault => {
  let program: Program | undefined
  return {
    begin: async () => {
      program = await start()
    },
    end: async () => {
      await program?.kill('SIGKILL')
    },
  }
}

test('a scrape exceeds the cluster’s budget of series: an alert names the cluster', async () => {
  await expectAlerts(
    running(() => startBigExporter(pipeline().spoke.host, 12_000)),
    { meanwhile: firing(oracle, 'ClusterSeriesOverBudget') },
  )
})

test('each scrape has new series, and few at a time: an alert names the cluster', async () => {
  await expectAlerts(
    running(() => startChurningExporter(pipeline().spoke.host, 100)),
    { meanwhile: firing(oracle, 'ClusterSeriesChurn') },
  )
})

test('a node is not in the inventory: an alert names its cluster', async () => {
  const { name } = clusters.spoke.node
  await expectAlerts(
    running(() => startNodeList(pipeline().spoke.host, [name, 'another-node'])),
    { meanwhile: firing(oracle, 'ClusterNodeNotListed') },
  )
})

test('lines wait for the store: alerts fire while the queue has room', async () => {
  // A queue of 2 MiB instead of 1 GiB, and the share of it that 50 lines in a second fill in minutes.
  const sizes = { 'exporters.otlp_http.sending_queue.queue_size': 2 * 2 ** 20 }
  const unavailable = refusingPort(pipeline, fleet.hub.ingest.logs.nodePort, 503)
  const begin = async (): Promise<void> => {
    await unavailable.begin()
    logWriter([pipeline().spoke.log], { bytes: 1000 }).write(1600)
    await untilFound(
      'the queue is half full',
      `max by (cluster) (otelcol_exporter_queue_size{cluster="${oracle}", exporter="otlp_http"} / otelcol_exporter_queue_capacity) > 0.5`,
    )
  }
  await expectAlerts(
    { ...unavailable, begin },
    { meanwhile: firing(oracle, 'ClusterLogsAbsent', 'CollectorQueueFilling', 'CollectorQueueFullSoon') },
    sizes,
  )
})
