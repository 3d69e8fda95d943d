import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBigExporter, startNodeList } from '../../src/alerts/played-exporters.ts'
import { startPipeline, type Changes, type Pipeline } from '../../src/alerts/pipeline.ts'
import { recorder } from '../../src/alerts/recording.ts'
import { expectFiring, type Firing } from '../../src/alerts/rule-test.ts'
import type { Program } from '../../src/hosts/program.ts'
import { refuse } from '../../src/hosts/refusing.ts'
import { until } from '../../src/hosts/until.ts'
import { logWriter } from '../../src/logs/log-writer.ts'
import { clusters, fleet } from '../../src/trees/clusters.ts'
import { objectOf, valueAt } from '../../src/trees/committed.ts'

/*
 * A fault is made in the running pipeline, and what its metrics do before it, while it lasts and after it is recorded from Prometheus. The
 * recording is stretched, for an alert waits for up to half an hour: three hours of quiet, an hour of the fault, three hours of quiet. promtool runs
 * the committed rules over it, and says what fires.
 */
const minutes = { before: 180, fault: 60, after: 180 } as const
const phases = [minutes.before, minutes.fault, minutes.after]
const beforeFault = minutes.before - 1
const whileItLasts = minutes.before + minutes.fault - 1
const justAfter = minutes.before + minutes.fault + 5
const longAfter = minutes.before + minutes.fault + minutes.after - 1

const rules = objectOf(clusters.hub.name, 'PrometheusRule', 'fleet-telemetry')
const homelab = clusters.hub.name
const oracle = clusters.spoke.name

const of = (cluster: string, ...alerts: readonly string[]): readonly Firing[] =>
  alerts.map((alertname) => ({ alertname, cluster }))

let pipeline: Pipeline
const stopWriting = new AbortController()
let writing: Promise<unknown>
/** Every alert that a fault has made fire. */
const fired = new Set<string>()

/** Both clusters' logs flow and their metrics arrive. */
const isSteady = async (): Promise<boolean> => {
  const flowing = 'sum by (cluster) (rate(otelcol_exporter_sent_log_records{job="otel-collector"}[4s])) > 0'
  return (await pipeline.prometheus.query(flowing)).length === 2
}

const untilSteady = () => until('logs and metrics of both clusters flow', isSteady, { seconds: 90 })

/** Longer than what a phase is judged by, so that nothing of the phase before is seen. */
const settle = () => pause(6000)

interface Fault {
  /** What happened long before it. */
  readonly prepare?: () => Promise<void>
  readonly begin: () => Promise<void>
  readonly end: () => Promise<void>
}

interface Consequence {
  readonly meanwhile: readonly Firing[]
  /** What fires a few minutes after the fault, for it tells of what was lost. */
  readonly told?: readonly Firing[]
}

/** @param sizes other ones than the committed, so that a fault need not fill those */
const expectAlerts = async (
  { prepare, begin, end }: Fault,
  { meanwhile, told }: Consequence,
  sizes: Changes = {},
): Promise<void> => {
  // A collector that has lost nothing yet.
  await pipeline.spoke.end()
  await settle()
  await pipeline.spoke.begin(sizes)
  await untilSteady()
  await prepare?.()
  const record = recorder(pipeline.prometheus)
  await settle()
  await record.phase()
  await begin()
  await settle()
  await record.phase()
  await end()
  await untilSteady()
  await settle()
  await record.phase()
  expectFiring(rules, record.recording(), phases, [
    { minute: beforeFault, firing: [] },
    { minute: whileItLasts, firing: meanwhile },
    ...(told ? [{ minute: justAfter, firing: told }] : []),
    { minute: longAfter, firing: [] },
  ])
  for (const { alertname } of [...meanwhile, ...(told ?? [])]) fired.add(alertname)
}

beforeAll(async () => {
  pipeline = await startPipeline()
  const writers = [pipeline.hub, pipeline.spoke].map(({ log }) => logWriter([log]))
  const writeOn = async (): Promise<void> => {
    while (!stopWriting.signal.aborted) {
      for (const writer of writers) writer.write(2)
      await pause(200)
    }
  }
  writing = writeOn()
})

afterAll(async () => {
  stopWriting.abort()
  await writing
  await pipeline.hosts[Symbol.asyncDispose]()
})

test('a spoke falls silent: its metrics, its logs and its jobs are missed', async () => {
  await expectAlerts(
    { begin: pipeline.spoke.end, end: () => pipeline.spoke.begin() },
    { meanwhile: of(oracle, 'ClusterLogsAbsent', 'ClusterMetricsAbsent', 'ScrapeJobAbsent') },
  )
})

test('the hub’s own collector ends: the hub’s logs are missed', async () => {
  await expectAlerts(
    { begin: pipeline.hub.end, end: () => pipeline.hub.begin() },
    { meanwhile: of(homelab, 'ClusterLogsAbsent') },
  )
})

test('the hub scrapes nothing any more: its metrics are missed', async () => {
  await expectAlerts(
    { begin: () => pipeline.scrape(false), end: () => pipeline.scrape(true) },
    { meanwhile: of(homelab, 'ClusterLogsAbsent', 'ClusterMetricsAbsent', 'ScrapeJobAbsent') },
  )
})

/** A fault at one of the hub's NodePorts, which is what the spoke sends to. */
const refusing = (nodePort: number, status: number): Fault => {
  let restore = async (): Promise<void> => {}
  return {
    begin: async () => {
      restore = await refuse(pipeline.hosts.hub, `node-port-${nodePort}`, nodePort, status)
    },
    end: () => restore(),
  }
}

const logsPort = fleet.hub.ingest.logs.nodePort
const metricsPort = fleet.hub.ingest.metrics.nodePort

/** What a spoke's logs that do not arrive are told by, whatever the reason. */
const noLogs = of(oracle, 'ClusterLogsAbsent')

test('the store refuses lines for good: their loss is told', async () => {
  await expectAlerts(refusing(logsPort, 400), { meanwhile: [...noLogs, ...of(oracle, 'CollectorLosesLogs')] })
})

test('Prometheus refuses samples for good: their loss is told as soon as anything arrives again', async () => {
  await expectAlerts(refusing(metricsPort, 400), {
    meanwhile: of(oracle, 'ClusterLogsAbsent', 'ClusterMetricsAbsent', 'ScrapeJobAbsent'),
    told: of(oracle, 'CollectorLosesMetrics'),
  })
})

test('what was lost before an outage is not told again after it', async () => {
  const loss = `otelcol_exporter_send_failed_log_records{cluster="${oracle}"} > 0`
  await expectAlerts(
    {
      prepare: async () => {
        const refused = refusing(logsPort, 400)
        await refused.begin()
        await until('lines are lost', async () => (await pipeline.prometheus.query(loss)).length > 0, {
          seconds: 60,
        })
        await refused.end()
        await untilSteady()
      },
      begin: async () => {
        pipeline.hosts.cutLink()
      },
      end: async () => {
        pipeline.hosts.mendLink()
      },
    },
    { meanwhile: of(oracle, 'ClusterLogsAbsent', 'ClusterMetricsAbsent', 'ScrapeJobAbsent'), told: [] },
  )
})

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

test('a scrape gives more series than the cluster’s budget: the cluster is told of', async () => {
  await expectAlerts(
    running(() => startBigExporter(pipeline.spoke.host, 12_000)),
    { meanwhile: of(oracle, 'ClusterSeriesOverBudget') },
  )
})

test('a node runs that the inventory does not list: it is told of', async () => {
  const { name } = clusters.spoke.node
  await expectAlerts(
    running(() => startNodeList(pipeline.spoke.host, [name, 'another-node'])),
    { meanwhile: of(oracle, 'ClusterNodeNotListed') },
  )
})

const kibibyte = 1024

const fetchSelfMetrics =
  "fetch('http://127.0.0.1:8888/metrics').then(async (answer) => console.log(await answer.text()))"

test('lines wait for the store: the queue is told of while there is room', async () => {
  // A queue of 2 MiB instead of 1 GiB, and the share of it that is full after minutes at 50 lines a second.
  const sizes = { 'exporters.otlp_http.sending_queue.queue_size': 2048 * kibibyte }
  const unavailable = refusing(logsPort, 503)
  const begin = async (): Promise<void> => {
    await unavailable.begin()
    logWriter([pipeline.spoke.log], { bytes: 1000 }).write(1600)
    const filled = `max by (cluster) (otelcol_exporter_queue_size{cluster="${oracle}", exporter="otlp_http"} / otelcol_exporter_queue_capacity) > 0.5`
    await until('the queue is half full', async () => (await pipeline.prometheus.query(filled)).length > 0, {
      seconds: 60,
    })
  }
  await expectAlerts(
    { ...unavailable, begin },
    { meanwhile: [...noLogs, ...of(oracle, 'CollectorQueueFilling')] },
    sizes,
  )
})

test('the disk of the queue is full: lines that cannot be kept are told of', async () => {
  const unavailable = refusing(logsPort, 503)
  const fill = 'fill() { dd if=/dev/zero of=/var/lib/otelcol/filling bs=64k 2>/dev/null || true; }; fill'
  const refused = `otelcol_exporter_enqueue_failed_log_records{cluster="${oracle}"} > 0`
  await expectAlerts(
    {
      begin: async () => {
        await unavailable.begin()
        pipeline.spoke.host.run('sh', '-c', fill)
        logWriter([pipeline.spoke.log], { bytes: 1000 }).write(40_000)
        await until('lines are refused', async () => (await pipeline.prometheus.query(refused)).length > 0, {
          seconds: 60,
        })
      },
      end: async () => {
        pipeline.spoke.host.run('rm', '/var/lib/otelcol/filling')
        await unavailable.end()
      },
    },
    { meanwhile: [...noLogs, ...of(oracle, 'CollectorRefusesLogs')] },
  )
})

test('the hub is away until the collector’s memory is full: what it had to drop is told when it is back', async () => {
  // A limit that a minute fills, where the committed one holds an hour of a small cluster.
  const sizes = {
    'processors.memory_limiter.limit_mib': 160,
    'processors.memory_limiter.spike_limit_mib': 40,
  }
  // Nearly the cluster's budget of series: some scrapes of them fill that.
  await startBigExporter(pipeline.spoke.host, 9000)
  const selfMetrics = () => pipeline.spoke.host.run(process.execPath, '-e', fetchSelfMetrics)
  await expectAlerts(
    {
      begin: async () => {
        pipeline.hosts.cutLink()
        await until(
          'the limiter refuses samples',
          () => /otelcol_receiver_refused_metric_points\{[^}]*\} [1-9]/.test(selfMetrics()),
          { seconds: 120, every: 1000 },
        )
      },
      end: async () => {
        pipeline.hosts.mendLink()
      },
    },
    {
      meanwhile: of(oracle, 'ClusterLogsAbsent', 'ClusterMetricsAbsent', 'ScrapeJobAbsent'),
      told: of(oracle, 'CollectorRefusesMetrics'),
    },
    sizes,
  )
})

test('there is no alert that no fault made fire', () => {
  const groups = valueAt(rules, 'spec', 'groups') as readonly {
    readonly rules: readonly { readonly alert?: string }[]
  }[]
  const alerts = groups.flatMap((group) => group.rules.flatMap(({ alert }) => alert ?? []))
  expect([...fired].toSorted()).toEqual([...new Set(alerts)].toSorted())
})
