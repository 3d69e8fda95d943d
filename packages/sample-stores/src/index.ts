import type { Fleet } from '@fleet/model'
import { lokiAnswers } from './answers/loki.ts'
import { prometheusAnswers } from './answers/prometheus.ts'
import { victoriaLogsAnswers } from './answers/victoria-logs.ts'
import type { StoreAnswer } from './answers/store-answer.ts'
import { logStore } from './logs/sample-log-store.ts'
import { metricStore } from './series/metric-store.ts'
import { worldOf } from './world/world.ts'

export { lokiAnswers } from './answers/loki.ts'
export type { StoreAnswer } from './answers/store-answer.ts'
export type { LogStore, LogStream, StoredLine } from './logql/log-store.ts'

type Answers = (path: string, parameters: URLSearchParams) => StoreAnswer

export interface SampleStores {
  /** What Prometheus answers at `/api/v1/` and a path. */
  readonly prometheus: Answers
  /** What Loki answers at `/loki/api/v1/` and a path. */
  readonly loki: Answers
  /** What VictoriaLogs answers at `/select/logsql/` and a path, of the same lines. */
  readonly victoriaLogs: Answers
}

/** A Prometheus, and a Loki or a VictoriaLogs, of made values about a fleet; `now` is in milliseconds since 1970. */
export const sampleStores = (fleet: Fleet, now: () => number): SampleStores => {
  const seconds = (): number => now() / 1000
  const world = worldOf(fleet, seconds())
  const logs = logStore(world)
  return {
    prometheus: prometheusAnswers(metricStore(world), seconds),
    loki: lokiAnswers(logs, seconds),
    victoriaLogs: victoriaLogsAnswers(logs, seconds),
  }
}
