import { imageParts } from '../scalars/images.ts'
import { bytes } from '../scalars/quantities.ts'
import { seconds } from '../scalars/durations.ts'
import { entriesOf } from '../fleet/topology.ts'
import { COLLECTOR_VERSION_LINE } from '../contracts/collector.ts'
import { inventoryRule } from './inventory-rule.ts'

/** What the Go runtime needs beside the heap that the memory limiter watches. */
const LARGEST_SHARE_OF_LIMIT = 0.8

export const requireMemoryHeadroom = inventoryRule({
  id: 'require-memory-headroom',
  reads: ['telemetry'],
  check: ({ telemetry: { collector } }) =>
    bytes(collector.memoryLimit) <= LARGEST_SHARE_OF_LIMIT * bytes(collector.resources.limits.memory)
      ? []
      : [
          {
            path: ['telemetry', 'collector', 'memoryLimit'],
            message: `telemetry.collector.memoryLimit ${collector.memoryLimit} is more than 80 % of telemetry.collector.resources.limits.memory ${collector.resources.limits.memory}`,
            impact:
              'the kernel would kill the collector before its limiter acts, and the queued metrics would be lost',
            fix: 'lower memoryLimit, or raise the container’s limit',
          },
        ],
})

export const requireKnownCollector = inventoryRule({
  id: 'require-known-collector',
  reads: ['versions'],
  check: ({ versions: { images } }) => {
    const tag = imageParts(images.collector)?.tag
    if (tag?.startsWith(`${COLLECTOR_VERSION_LINE}.`)) return []
    return [
      {
        path: ['versions', 'images', 'collector'],
        message: `${images.collector} is not a collector of the line ${COLLECTOR_VERSION_LINE}, whose components the generator knows`,
        impact: 'components are renamed and removed between versions: the collector might not start',
        fix: `use a ${COLLECTOR_VERSION_LINE}.x tag, or move packages/otel-collector to the new version first`,
      },
    ]
  },
})

/** Prometheus forgets a series five minutes after its last sample; beyond two minutes one lost scrape leaves a hole. */
const LONGEST_INTERVAL = 120

export const banStaleInterval = inventoryRule({
  id: 'ban-stale-interval',
  reads: ['telemetry'],
  check: ({ telemetry: { scrapeIntervals } }) =>
    entriesOf(scrapeIntervals)
      .filter(([, interval]) => seconds(interval) > LONGEST_INTERVAL)
      .map(([exporter, interval]) => ({
        path: ['telemetry', 'scrapeIntervals', exporter],
        message: `${exporter} is scraped every ${interval}`,
        impact:
          'one lost scrape would leave a hole in every graph, and rates over five minutes would be empty',
        fix: 'scrape at least every 2m',
      })),
})
