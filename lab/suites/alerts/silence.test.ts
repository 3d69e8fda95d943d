import { test } from 'vitest'
import { covered } from '../../src/alerts/covered.ts'
import { refusingPort } from '../../src/alerts/refusing-port.ts'
import { firing, useAlertFaults } from '../../src/alerts/use-alert-faults.ts'
import { clusters, fleet } from '../../src/trees/clusters.ts'

const homelab = clusters.hub.name
const oracle = clusters.spoke.name

const { pipeline, untilSteady, untilFound, expectAlerts } = useAlertFaults(covered.silence)

test('a spoke falls silent: its metrics, its logs and its jobs are missed', async () => {
  await expectAlerts(
    { begin: () => pipeline().spoke.end(), end: () => pipeline().spoke.begin() },
    { meanwhile: firing(oracle, 'ClusterLogsAbsent', 'ClusterMetricsAbsent', 'ScrapeJobAbsent') },
  )
})

test('the hub’s own collector ends: the hub’s logs are missed', async () => {
  await expectAlerts(
    { begin: () => pipeline().hub.end(), end: () => pipeline().hub.begin() },
    { meanwhile: firing(homelab, 'ClusterLogsAbsent') },
  )
})

test('the hub scrapes nothing any more: its metrics are missed', async () => {
  await expectAlerts(
    { begin: () => pipeline().scrape(false), end: () => pipeline().scrape(true) },
    { meanwhile: firing(homelab, 'ClusterLogsAbsent', 'ClusterMetricsAbsent', 'ScrapeJobAbsent') },
  )
})

test('a loss before an outage fires no second alert after it', async () => {
  await expectAlerts(
    {
      prepare: async () => {
        const refused = refusingPort(pipeline, fleet.hub.ingest.logs.nodePort, 400)
        await refused.begin()
        await untilFound(
          'lines are lost',
          `otelcol_exporter_send_failed_log_records{cluster="${oracle}"} > 0`,
        )
        await refused.end()
        await untilSteady()
      },
      begin: async () => {
        pipeline().hosts.cutLink()
      },
      end: async () => {
        pipeline().hosts.fixLink()
      },
    },
    {
      meanwhile: firing(oracle, 'ClusterLogsAbsent', 'ClusterMetricsAbsent', 'ScrapeJobAbsent'),
      afterwards: [],
    },
  )
})
