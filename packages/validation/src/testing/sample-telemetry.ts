import { metricsOf } from '../telemetry/series/metric-inventory.ts'
import type { Series } from '../telemetry/series/series.ts'
import { logsOf, type LogStream } from '../telemetry/logs/log-streams.ts'
import { questionsIn } from '../telemetry/questions/asked.ts'
import type { Question } from '../telemetry/questions/question.ts'
import { fleetView } from '../tree/fleet-view.ts'
import { treesAfter } from './sample-trees.ts'

/** What the sample trees ask their stores, and what reaches these. */
export interface SampleTelemetry {
  readonly questions: readonly Question[]
  readonly seriesOf: (metric: string) => readonly Series[]
  readonly streams: readonly LogStream[]
}

export const sampleTelemetry = (): SampleTelemetry => {
  const fleet = fleetView(treesAfter())
  return { questions: questionsIn(fleet).questions, seriesOf: metricsOf(fleet).ofAll, streams: logsOf(fleet) }
}
