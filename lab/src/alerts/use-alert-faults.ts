import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect } from 'vitest'
import { until } from '../hosts/until.ts'
import { logWriter, type LogWriter } from '../logs/log-writer.ts'
import { clusters } from '../trees/clusters.ts'
import { objectOf } from '../trees/committed.ts'
import { startPipeline, type Changes, type Pipeline } from './pipeline.ts'
import { recorder } from './recording.ts'
import { expectFiring, type Firing } from './rule-test.ts'

/*
 * A fault in the running pipeline: Prometheus' metrics before, during and after it are recorded. The recording is
 * stretched, for an alert waits for up to half an hour: three quiet hours, an hour of the fault, three quiet hours.
 * promtool runs the committed rules over it, and reports the alerts that fire.
 */
const minutes = { before: 180, fault: 60, after: 180 } as const
const phases = [minutes.before, minutes.fault, minutes.after]
const beforeFault = minutes.before - 1
const whileItLasts = minutes.before + minutes.fault - 1
const justAfter = minutes.before + minutes.fault + 5
const longAfter = minutes.before + minutes.fault + minutes.after - 1

const rules = objectOf(clusters.hub.name, 'PrometheusRule', 'fleet-telemetry')

/** Alerts that fire of a cluster. */
export const firing = (cluster: string, ...alerts: readonly string[]): readonly Firing[] =>
  alerts.map((alertname) => ({ alertname, cluster }))

export interface Fault {
  /** What happens long before it. */
  readonly prepare?: () => Promise<void>
  readonly begin: () => Promise<void>
  readonly end: () => Promise<void>
}

interface Impact {
  readonly meanwhile: readonly Firing[]
  /** What fires a few minutes after the fault, about its losses. */
  readonly afterwards?: readonly Firing[]
}

/**
 * Lines are written until this is disposed.
 * @param lines how many each writer writes five times a second
 */
export const keepWriting = (writers: readonly LogWriter[], lines: number): AsyncDisposable => {
  const stop = new AbortController()
  const writeOn = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      for (const writer of writers) writer.write(lines)
      await pause(200)
    }
  }
  const writing = writeOn()
  return {
    [Symbol.asyncDispose]: () => {
      stop.abort()
      return writing
    },
  }
}

/** Longer than the window that checks a phase, so that it shows nothing of the phase before. */
const settle = () => pause(6000)

interface AlertFaults {
  readonly pipeline: () => Pipeline
  /** Logs of both clusters flow and their metrics arrive. */
  readonly untilSteady: () => Promise<void>
  /** Waits until a query has a result. */
  readonly untilFound: (what: string, query: string) => Promise<void>
  /** @param sizes smaller ones than the committed, so that a fault fills them */
  readonly expectAlerts: (fault: Fault, impact: Impact, sizes?: Changes) => Promise<void>
}

/**
 * Gives the tests of a file a running pipeline for faults.
 * @param alerts all alerts that the file's faults make fire
 */
export const useAlertFaults = (alerts: readonly string[]): AlertFaults => {
  let pipeline: Pipeline
  let writing: AsyncDisposable
  const fired = new Set<string>()

  beforeAll(async () => {
    pipeline = await startPipeline()
    writing = keepWriting(
      [pipeline.hub, pipeline.spoke].map(({ log }) => logWriter([log])),
      2,
    )
  })

  afterAll(async () => {
    await writing[Symbol.asyncDispose]()
    await pipeline.hosts[Symbol.asyncDispose]()
    expect([...fired].toSorted()).toEqual([...alerts].toSorted())
  })

  const isSteady = async (): Promise<boolean> => {
    const flowing = 'sum by (cluster) (rate(otelcol_exporter_sent_log_records{job="otel-collector"}[4s])) > 0'
    return (await pipeline.prometheus.query(flowing)).length === 2
  }
  const untilSteady = () => until('logs and metrics of both clusters flow', isSteady, { seconds: 90 })

  const expectAlerts: AlertFaults['expectAlerts'] = async (fault, { meanwhile, afterwards }, sizes = {}) => {
    // A collector that has lost nothing yet.
    await pipeline.spoke.end()
    await settle()
    await pipeline.spoke.begin(sizes)
    await untilSteady()
    await fault.prepare?.()
    const record = recorder(pipeline.prometheus)
    await settle()
    await record.phase()
    await fault.begin()
    await settle()
    await record.phase()
    await fault.end()
    await untilSteady()
    await settle()
    await record.phase()
    expectFiring(rules, record.recording(), phases, [
      { minute: beforeFault, firing: [] },
      { minute: whileItLasts, firing: meanwhile },
      ...(afterwards ? [{ minute: justAfter, firing: afterwards }] : []),
      { minute: longAfter, firing: [] },
    ])
    for (const { alertname } of [...meanwhile, ...(afterwards ?? [])]) fired.add(alertname)
  }

  return {
    pipeline: () => pipeline,
    untilSteady,
    untilFound: (what, query) =>
      until(what, async () => (await pipeline.prometheus.query(query)).length > 0, { seconds: 60 }),
    expectAlerts,
  }
}
