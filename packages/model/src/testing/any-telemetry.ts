import fc from 'fast-check'
import type { TelemetryInput } from '../fleet/telemetry.ts'
import { durationOf } from '../scalars/durations.ts'
import { eachInterval } from '../scrape-targets/index.ts'
import { anyResources, partOf } from './any-resources.ts'
import { anyDuration, sizeOf } from './any-scalar.ts'

/** Any valid telemetry section for an outage of so many seconds. */
export const anyTelemetry = (namespace: string, longestOutage: number): fc.Arbitrary<TelemetryInput> =>
  fc.record(
    {
      namespace: fc.constant(namespace),
      scrapeIntervals: fc.record(eachInterval(anyDuration(5, 120))),
      longestOutage: fc.constant(durationOf(longestOutage)),
      collector: anyCollector(),
      nodeExporter: fc.record({ resources: anyResources() }),
      kubeStateMetrics: fc.record({ resources: anyResources() }),
      doctorAccount: fc.boolean(),
    },
    {
      requiredKeys: ['namespace', 'scrapeIntervals', 'longestOutage', 'collector'],
    },
  )

const anyCollector = (): fc.Arbitrary<TelemetryInput['collector']> =>
  fc.integer({ min: 128, max: 4096 }).chain((memory) =>
    fc.record({
      resources: anyResources(fc.constant(memory)),
      memoryLimit: fc.integer({ min: 40, max: 80 }).map((share) => sizeOf(partOf(memory, share))),
      logQueue: fc.integer({ min: 64, max: 10240 }).map(sizeOf),
    }),
  )
